/* RISC-V: a black box and restarts, but no memory protection here: the checks in the code are all
 * there is. QEMU's virtual board starts anew through its test finisher.
 */
#include "board.h"
#include "protect.h"
#include "runtime.h"

#define FINISHER (*(volatile uint32_t *) 0x100000)
enum { MAGIC = 0x48424258, FINISHER_RESET = 0x7777 };

__attribute__((section(".noinit"))) static BlackBox black_box;

void protect_start(void) {
    if (black_box.magic != MAGIC || black_box.check != ~black_box.calls) {
        black_box = (BlackBox) { .magic = MAGIC, .check = UINT32_MAX };
    }
}

uint32_t protect_memory(void) { return 0; }
uint32_t protect_stack_used(void) { return 0; }
uint32_t protect_stack_bytes(void) { return 0; }
const BlackBox *protect_black_box(void) { return &black_box; }

void protect_done(uint32_t calls) {
    black_box.calls = calls;
    black_box.check = ~calls;
    black_box.code = 0;
}

void protect_restart(uint32_t code, uint32_t address, uint32_t stack) {
    black_box.code = code;
    black_box.address = address;
    black_box.stack = stack;
    if (code != TRAP_RESET && ++black_box.restarts > RESTARTS_MAX) board_end("trap", code, 0, 64);
    FINISHER = FINISHER_RESET;
    for (;;) { }
}

void protect_keeps(uint64_t *words, uint32_t count) {
    (void) words;
    (void) count;
}
