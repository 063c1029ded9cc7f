/* The build machine as a board: files beside the program, printf as the console. */
#include "board.h"
#include "board_config.h"
#include "log.h"
#include "protect.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *calls;
static FILE *outputs;
static const void *stack_begin;

void board_open(void) {
    stack_begin = __builtin_frame_address(0);
    calls = fopen("calls.bin", "rb");
    outputs = fopen("outputs.bin", protect_black_box()->code == 0 ? "wb" : "ab");
    if (calls == NULL || outputs == NULL) exit(2);
}

int32_t board_read(uint64_t *words, int32_t count) {
    return (int32_t) fread(words, sizeof *words, (size_t) count, calls);
}

void board_write(const uint64_t *words, int32_t count) {
    if (fwrite(words, sizeof *words, (size_t) count, outputs) != (size_t) count) exit(2);
}

void board_wishes(uint64_t *wishes, int32_t count) {
    FILE *file = fopen("wishes.bin", "rb");
    if (file == NULL) return;
    if (fread(wishes, sizeof *wishes, (size_t) count, file) == 0) wishes[0] = 0;
    fclose(file);
}

uint32_t board_ticks(void) { return 0; }

void board_note(const char *name, uint64_t first, uint64_t second) {
    printf("%s %llu %llu\n", name, (unsigned long long) first, (unsigned long long) second);
}

/* Reads beyond its own frame on purpose. */
__attribute__((no_sanitize("address")))
void board_stack(const void *from) {
    printf("stack");
    for (const uint64_t *word = from; (const void *) word < stack_begin; word++) {
        printf(" %016llx", (unsigned long long) *word);
    }
    printf("\n");
}

void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    fclose(outputs);
    board_note(name, first, second);
    exit(exit_code);
}

void board_flip(uint64_t address) { (void) address; }

/* On the build machine the text is where its address says. */
void board_log(uint32_t text, uint32_t first, uint32_t second) {
    (void) text;
    (void) first;
    (void) second;
}
