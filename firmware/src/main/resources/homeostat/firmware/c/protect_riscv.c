/* RISC-V: physical memory protection, faults as traps, a black box and restarts.
 *
 * The first kilobyte (where a null reference points) and a strip under the stack are out of bounds;
 * flash may be read, RAM and registers read and written, nothing else touched. Fetching is not
 * judged: the entries hold for loads and stores (core_unprotected). QEMU's virtual board starts
 * anew through its test finisher.
 *
 * Source: The RISC-V Instruction Set Manual, Volume II (physical memory protection, mcause, mtval).
 */
#include "board.h"
#include "board_config.h"
#include "core.h"
#include "protect.h"
#include "runtime.h"

extern uint32_t stack_guard[];

#define CSR_WRITE(name, value) \
    __asm__ volatile ("csrw " #name ", %0" : : "r"((uint32_t) (value)) : "memory")
#define CSR_READ(name, target) __asm__ volatile ("csrr %0, " #name : "=r"(target))
enum { READ = 1, WRITE = 2, NAPOT = 3 << 3, ENTRIES = 16, LOAD_FAULT = 5, STORE_FAULT = 7,
       FAULT_STACK_WORDS = 256 };
#define FINISHER (*(volatile uint32_t *) 0x100000)
enum { MAGIC = 0x48424258, FINISHER_RESET = 0x7777 };

__attribute__((section(".noinit"))) static BlackBox black_box;

void protect_start(void) {
    if (black_box.magic != MAGIC || black_box.check != ~black_box.calls) {
        black_box = (BlackBox) { .magic = MAGIC, .check = UINT32_MAX };
    }
}

__attribute__((section(".noinit"), used, aligned(16))) uint32_t fault_stack[FAULT_STACK_WORDS];

/* A region of a power of two of bytes, on a multiple of its size. */
static uint32_t region(uint32_t from, uint32_t bytes) { return from >> 2 | (bytes / 8 - 1); }

/* Of several entries that match, the first holds; what none matches is out of bounds. */
uint32_t protect_memory(void) {
    CSR_WRITE(pmpaddr0, region(0, NULL_PAGE_BYTES));
    CSR_WRITE(pmpaddr1, region((uint32_t) (uintptr_t) stack_guard, GUARD_BYTES));
    CSR_WRITE(pmpaddr2, region(BOARD_FLASH_ORIGIN, BOARD_FLASH_BYTES));
    CSR_WRITE(pmpaddr3, region(BOARD_RAM_ORIGIN, BOARD_RAM_BYTES));
    CSR_WRITE(pmpaddr4, region(0, 0x80000000U));
    CSR_WRITE(pmpcfg0, NAPOT | NAPOT << 8 | (NAPOT | READ) << 16
              | (uint32_t) (NAPOT | READ | WRITE) << 24);
    CSR_WRITE(pmpcfg1, NAPOT | READ | WRITE);
    core_unprotected(false);
    return ENTRIES;
}

static uint32_t landing_code, landing_at, landing_stack;

/* Back on the stack where the fault was, with interrupts as they were: a trap like any other. */
static void land(void) {
    trap_at(landing_code, (const void *) (uintptr_t) landing_at,
            (const void *) (uintptr_t) landing_stack);
}

__attribute__((used)) void fault_taken(uint32_t stack);

void fault_taken(uint32_t stack) {
    uint32_t cause, place, at;
    CSR_READ(mcause, cause);
    CSR_READ(mtval, place);
    CSR_READ(mepc, at);
    bool refused = cause == LOAD_FAULT || cause == STORE_FAULT;
    if (refused && place - (uint32_t) (uintptr_t) stack_guard < GUARD_BYTES) {
        protect_restart(TRAP_STACK, at, stack);
    }
    uint32_t code = refused && place < NULL_PAGE_BYTES ? TRAP_NULL : TRAP_FAULT;
    if (!trap_is_armed()) protect_restart(code, at, stack);
    landing_code = code;
    landing_at = at;
    landing_stack = stack;
    CSR_WRITE(mepc, (uintptr_t) land);
}

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
