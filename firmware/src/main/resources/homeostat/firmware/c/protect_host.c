/* The build machine: the process starts itself anew, and what a reset leaves alone is in a file. */
#include "board.h"
#include "protect.h"
#include "runtime.h"

#include <stdio.h>
#include <stdlib.h>

int execv(const char *path, char *const arguments[]);

static BlackBox black_box;
static uint64_t *kept;
static uint32_t kept_count;

void protect_start(void) {
    FILE *file = fopen("kept.bin", "rb");
    if (file == NULL) return;
    if (fread(&black_box, sizeof black_box, 1, file) != 1
        || fread(kept, 8, kept_count, file) != kept_count) exit(2);
    fclose(file);
    remove("kept.bin");
}

uint32_t protect_memory(void) { return 0; }
uint32_t protect_stack_used(void) { return 0; }
uint32_t protect_stack_bytes(void) { return 0; }
const BlackBox *protect_black_box(void) { return &black_box; }

void protect_done(uint32_t calls) {
    black_box.calls = calls;
    black_box.code = 0;
}

void protect_restart(uint32_t code, uint32_t address, uint32_t stack) {
    char *const none[2] = { "device.elf", NULL };
    black_box.code = code;
    black_box.address = address;
    black_box.stack = stack;
    if (code != TRAP_RESET && ++black_box.restarts > RESTARTS_MAX) board_end("trap", code, 0, 64);
    FILE *file = fopen("kept.bin", "wb");
    if (file == NULL || fwrite(&black_box, sizeof black_box, 1, file) != 1
        || fwrite(kept, 8, kept_count, file) != kept_count || fclose(file) != 0) exit(2);
    fflush(NULL);
    execv("/proc/self/exe", none);
    exit(2);
}

void protect_keeps(uint64_t *words, uint32_t count) {
    kept = words;
    kept_count = count;
}
