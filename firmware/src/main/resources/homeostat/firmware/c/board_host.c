/* The build machine as a board: files beside the program, printf as the console. */
#include "board.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *calls;
static FILE *outputs;

void board_open(void) {
    calls = fopen("calls.bin", "rb");
    outputs = fopen("outputs.bin", "wb");
    if (calls == NULL || outputs == NULL) exit(2);
}

int32_t board_read(uint64_t *words, int32_t count) {
    return (int32_t) fread(words, sizeof *words, (size_t) count, calls);
}

void board_write(const uint64_t *words, int32_t count) {
    if (fwrite(words, sizeof *words, (size_t) count, outputs) != (size_t) count) exit(2);
}

uint32_t board_ticks(void) { return 0; }

void board_note(const char *name, uint64_t first, uint64_t second) {
    printf("%s %llu %llu\n", name, (unsigned long long) first, (unsigned long long) second);
}

void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    fclose(outputs);
    board_note(name, first, second);
    exit(exit_code);
}
