/* Arm Cortex-M: the memory protection unit, fault handlers, restart.
 *
 * Flash may be read and executed, RAM and registers read and written; everything else, the first
 * kilobyte (where a null reference points) and a strip under the stack are out of bounds. A fault
 * inside a step becomes that step's trap, and the fallback acts. Where there is no stack left to
 * stand on, or the watchdog barks, the black box is written and the device starts anew.
 *
 * Source: Arm Architecture Reference Manual v7-M (B3.5, PMSAv7) and v8-M (PMSAv8, stack limits).
 */
#include "board_config.h"
#include "board.h"
#include "core.h"
#include "log.h"
#include "protect.h"
#include "runtime.h"

extern uint32_t stack_top[], stack_limit[], stack_guard[];

#define SYSTEM(offset) (*(volatile uint32_t *) (0xE000E000U + (offset)))
#define AIRCR SYSTEM(0xD0C)
#define SHCSR SYSTEM(0xD24)
#define CFSR SYSTEM(0xD28)
#define MMFAR SYSTEM(0xD34)
#define MPU_TYPE SYSTEM(0xD90)
#define MPU_CTRL SYSTEM(0xD94)
#define MPU_RNR SYSTEM(0xD98)
#define MPU_RBAR SYSTEM(0xD9C)
#define MPU_RASR SYSTEM(0xDA0)
#define MPU_MAIR0 SYSTEM(0xDC0)
enum { MMARVALID = 1 << 7, MSTKERR = 1 << 4, STKOF = 1 << 20, NMI = 2 };
enum { PAINT = 0x5AC3F00D, MAGIC = 0x48424258, FAULT_STACK_WORDS = 256 };

__attribute__((section(".noinit"))) static BlackBox black_box;
__attribute__((section(".noinit"), used)) uint32_t fault_stack[FAULT_STACK_WORDS];

static uint32_t checked_sum(const BlackBox *box) {
    return ~(box->magic + box->restarts * 3 + box->calls * 5 + box->code * 7 + box->address * 11
             + box->stack * 13);
}

__attribute__((noinline)) void protect_start(void) {
    if (black_box.magic != MAGIC || black_box.check != checked_sum(&black_box)) {
        black_box = (BlackBox) { .magic = MAGIC };
        black_box.check = checked_sum(&black_box);
    } else if (black_box.code == 0) {
        /* The watchdog, and nobody could write down why. */
        black_box.restarts++;
        black_box.code = TRAP_WATCHDOG;
        black_box.check = checked_sum(&black_box);
    }
    uint32_t *here = __builtin_frame_address(0);
    for (volatile uint32_t *word = stack_limit; word < here - 16; word++) *word = PAINT;
}

uint32_t protect_stack_used(void) {
    const uint32_t *word = stack_limit;
    while (word < stack_top && *word == PAINT) word++;
    return (uint32_t) ((uintptr_t) stack_top - (uintptr_t) word);
}

uint32_t protect_stack_bytes(void) {
    return (uint32_t) ((uintptr_t) stack_top - (uintptr_t) stack_limit);
}

const BlackBox *protect_black_box(void) { return &black_box; }

void protect_done(uint32_t calls) {
    uint32_t was = critical_enter();
    black_box.calls = calls;
    black_box.code = 0;
    black_box.check = checked_sum(&black_box);
    critical_leave(was);
}

void protect_restart(uint32_t code, uint32_t address, uint32_t stack) {
    LOG("starting anew at %x, code %u", address, code);
    black_box.restarts += code != TRAP_RESET;
    black_box.code = code;
    black_box.address = address;
    black_box.stack = stack;
    black_box.check = checked_sum(&black_box);
    if (black_box.restarts > RESTARTS_MAX) board_end("trap", code, 0, 64);
    __asm__ volatile ("dsb" ::: "memory");
    AIRCR = 0x05FA0004;
    for (;;) { }
}

/* Attributes of a region: access and whether code may be fetched. */
#if __ARM_ARCH >= 8
enum { READ_EXECUTE = 6, READ_WRITE = 3 };

static void region(uint32_t number, uint32_t from, uint32_t bytes, uint32_t rights) {
    MPU_RNR = number;
    MPU_RBAR = from | rights;
    MPU_RASR = ((from + bytes - 1) & ~31U) | 1;
}

/* There is no region without access; what no region names is out of bounds. The stack has its
 * limit in a register. */
static void strips(void) {
    MPU_MAIR0 = 0xFF;
    __asm__ volatile ("msr msplim, %0" : : "r"(stack_limit));
}
#else
enum { READ_EXECUTE = 6 << 24, READ_WRITE = 3 << 24 | 1 << 28, NOTHING = 1 << 28 };

static void region(uint32_t number, uint32_t from, uint32_t bytes, uint32_t rights) {
    MPU_RNR = number;
    MPU_RBAR = from;
    MPU_RASR = rights | (31 - (uint32_t) __builtin_clz(bytes) - 1) << 1 | 1;
}

static void strips(void) {
    region(3, 0, NULL_PAGE_BYTES, NOTHING);
    region(4, (uint32_t) (uintptr_t) stack_guard, GUARD_BYTES, NOTHING);
}
#endif

uint32_t protect_memory(void) {
    uint32_t regions = MPU_TYPE >> 8 & 0xFF;
    SHCSR |= 7 << 16;
    if (regions < 8) return 0;
    region(0, BOARD_FLASH_ORIGIN, BOARD_FLASH_BYTES, READ_EXECUTE);
    region(1, BOARD_RAM_ORIGIN, BOARD_RAM_BYTES, READ_WRITE);
    region(2, 0x40000000U, 0x20000000U, READ_WRITE);
    strips();
    MPU_CTRL = 1;
    __asm__ volatile ("dsb\n isb" ::: "memory");
    return regions;
}

static uint32_t landing_code;
static const uint32_t *landing_frame;

/* Back where the fault was, on the stack that was: from here it is a trap like any other. */
static void land(void) {
    trap_at(landing_code, (const void *) (uintptr_t) landing_frame[6], landing_frame + 8);
}

__attribute__((used)) void fault_taken(uint32_t *frame, uint32_t exception);

void fault_taken(uint32_t *frame, uint32_t exception) {
    uint32_t cause = CFSR;
    uint32_t stack = (uint32_t) (uintptr_t) frame;
    bool at_guard = (cause & MMARVALID) != 0 && MMFAR - (uint32_t) (uintptr_t) stack_guard
            < GUARD_BYTES;
    CFSR = cause;
    if (exception == NMI) protect_restart(TRAP_WATCHDOG, frame[6], stack);
    if ((cause & (MSTKERR | STKOF)) != 0 || at_guard) protect_restart(TRAP_STACK, 0, stack);
    bool null = (cause & MMARVALID) != 0 && MMFAR < NULL_PAGE_BYTES;
    landing_code = null ? TRAP_NULL : TRAP_FAULT;
    landing_frame = frame;
    if (!trap_is_armed()) protect_restart(landing_code, frame[6], stack);
    core_redirect(frame, land);
}

/* The stack may be what is broken: the handler stands on its own. */
__attribute__((naked)) void fault(void) {
    __asm__ volatile ("mov r4, sp\n mov r5, lr\n mov r0, sp\n mrs r1, ipsr\n"
#if __ARM_ARCH >= 8
                      "mov r2, #0\n msr msplim, r2\n"
#endif
                      "ldr r2, =fault_stack\n add r2, r2, #1024\n mov sp, r2\n bl fault_taken\n"
                      "mov sp, r4\n bx r5\n");
}

void protect_keeps(uint64_t *words, uint32_t count) {
    (void) words;
    (void) count;
}
