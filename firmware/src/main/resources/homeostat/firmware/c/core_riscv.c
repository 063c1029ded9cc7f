/* RISC-V, 32 bits, machine mode: start-up, traps, retired instructions as a counter, interrupts.
 *
 * The core has two interrupts of its own, a timer's and one that software pends, and no levels among
 * them. So the levels are kept here: whoever was interrupted, the handler goes on, on the same
 * stack and with interrupts allowed, with every pended line that stands above it, before it
 * returns. The timer is shut out while the tick runs; the sensor's line is then the only one above.
 *
 * Source: The RISC-V Instruction Set Manual, Volume II (mtvec, mstatus.MPRV, mie, minstret); RISC-V
 * Semihosting 1.0 (the three-instruction call sequence); RISC-V Advanced Core Local Interruptor
 * (msip, mtimecmp); Baker, "Stack-based scheduling of realtime processes", Real-Time Systems 3
 * (1991).
 */
#include "core.h"
#include "executive.h"
#include "runtime.h"

void start_c(void);
void entry(void);

extern uint32_t bss_begin[], bss_end[];

#define SOFTWARE (*(volatile uint32_t *) 0x02000000)
#define COMPARED ((volatile uint32_t *) 0x02004000)
#define TIME ((volatile uint32_t *) 0x0200BFF8)
enum { LINES = CORE_SENSOR, BY_SOFTWARE = 1 << 3, BY_TIMER = 1 << 7, ALLOWED = 1 << 3 };
/* The word of an interrupt's frame that says where it came from. */
enum { FRAME_EPC = 16 };

/* Lines that wait, and the line under which all are shut out; the sensor; the tick. */
static volatile uint32_t pended, level = LINES;
static volatile bool sensed, ticking;

__attribute__((naked, used, section(".vectors")))
void reset(void) {
    __asm__ volatile (
        "la sp, stack_top\n"
        "la t0, entry\n"
        "csrw mtvec, t0\n"
        "j start_c\n");
}

void start_c(void) {
    unpack(data_begin, data_end, first_values);
    for (uint32_t *to = bss_begin; to < bss_end;) *to++ = 0;
    main();
    for (;;) { }
}

/* An interrupt's frame: the registers that a function may use freely, where it came from, how the
 * core stood. A fault has a stack of its own, since the other may be what is broken; it goes back to
 * where fault_taken says, and needs no register there. */
__attribute__((naked, aligned(4))) void entry(void) {
    __asm__ volatile (
        "csrw mscratch, t0\n csrr t0, mcause\n bgez t0, 1f\n csrr t0, mscratch\n"
        "addi sp, sp, -80\n"
        "sw ra, 0(sp)\n sw t0, 4(sp)\n sw t1, 8(sp)\n sw t2, 12(sp)\n sw t3, 16(sp)\n"
        "sw t4, 20(sp)\n sw t5, 24(sp)\n sw t6, 28(sp)\n sw a0, 32(sp)\n sw a1, 36(sp)\n"
        "sw a2, 40(sp)\n sw a3, 44(sp)\n sw a4, 48(sp)\n sw a5, 52(sp)\n sw a6, 56(sp)\n"
        "sw a7, 60(sp)\n csrr t0, mepc\n sw t0, 64(sp)\n csrr t0, mstatus\n sw t0, 68(sp)\n"
        "mv a0, sp\n csrr a1, mcause\n call interrupt_taken\n"
        "lw t0, 64(sp)\n csrw mepc, t0\n lw t0, 68(sp)\n csrw mstatus, t0\n"
        "lw ra, 0(sp)\n lw t0, 4(sp)\n lw t1, 8(sp)\n lw t2, 12(sp)\n lw t3, 16(sp)\n"
        "lw t4, 20(sp)\n lw t5, 24(sp)\n lw t6, 28(sp)\n lw a0, 32(sp)\n lw a1, 36(sp)\n"
        "lw a2, 40(sp)\n lw a3, 44(sp)\n lw a4, 48(sp)\n lw a5, 52(sp)\n lw a6, 56(sp)\n"
        "lw a7, 60(sp)\n addi sp, sp, 80\n mret\n"
        "1: csrw mscratch, sp\n mv a0, sp\n la sp, fault_stack + 1024\n call fault_taken\n"
        "csrr sp, mscratch\n mret\n");
}

static void allow(bool interrupts) {
    if (interrupts) __asm__ volatile ("csrs mstatus, %0" : : "r"(ALLOWED) : "memory");
    else __asm__ volatile ("csrc mstatus, %0" : : "r"(ALLOWED) : "memory");
}

static void allow_timer(bool interrupts) {
    if (interrupts) __asm__ volatile ("csrs mie, %0" : : "r"(BY_TIMER) : "memory");
    else __asm__ volatile ("csrc mie, %0" : : "r"(BY_TIMER) : "memory");
}

/* The timer would go on asking: it comes once. */
static void tick(uint32_t *frame) {
    COMPARED[1] = UINT32_MAX;
    ticking = true;
    allow_timer(false);
    core_unprotected(false);
    allow(true);
    executive_tick(frame);
    allow(false);
    allow_timer(true);
    ticking = false;
}

/* The lines above the one that was interrupted, the highest first. */
static void lines(uint32_t *frame) {
    uint32_t was = level;
    for (uint32_t above; (above = pended & ((1U << was) - 1)) != 0;) {
        uint32_t line = (uint32_t) __builtin_ctz(above);
        pended &= ~(1U << line);
        level = line;
        core_unprotected(false);
        allow(true);
        executive_line(frame, line);
        allow(false);
    }
    level = was;
}

__attribute__((used)) void interrupt_taken(uint32_t *frame, uint32_t cause);

void interrupt_taken(uint32_t *frame, uint32_t cause) {
    SOFTWARE = 0;
    if (sensed) {
        sensed = false;
        executive_line(frame, CORE_SENSOR);
    }
    if ((1U << (cause & 31)) == BY_TIMER) tick(frame);
    if (!ticking) lines(frame);
}

void core_interrupts(uint32_t tasks) {
    COMPARED[1] = UINT32_MAX;
    __asm__ volatile ("csrs mie, %0" : : "r"(BY_SOFTWARE | BY_TIMER) : "memory");
    allow(true);
}

void core_enable(uint32_t line) { }

void core_pend(uint32_t line) {
    uint32_t was = critical_enter();
    if (line == CORE_SENSOR) sensed = true;
    else pended |= 1U << line;
    SOFTWARE = 1;
    critical_leave(was);
}

/* The upper half is out of reach while the lower one changes, so that nothing comes in between. */
static void compare(uint32_t high, uint32_t low) {
    COMPARED[1] = UINT32_MAX;
    COMPARED[0] = low;
    COMPARED[1] = high;
}

void core_pend_tick(void) { compare(0, 0); }

/* The board's timer is slow beside the core: some twelve instructions a tick. */
void core_tick(uint32_t ticks) {
    uint32_t high, low;
    ticks /= 4;
    do {
        high = TIME[1];
        low = TIME[0];
    } while (high != TIME[1]);
    compare(high + (low + ticks < low), low + ticks);
}

void core_wait(void) { __asm__ volatile ("wfi" ::: "memory"); }

void core_redirect(uint32_t *frame, void (*function)(void)) {
    frame[FRAME_EPC] = (uint32_t) (uintptr_t) function;
}

/* The debugger knows the call by its two neighbours, which must lie in one page with it. */
intptr_t core_semihost(intptr_t operation, const void *argument) {
    register intptr_t a0 __asm__("a0") = operation;
    register const void *a1 __asm__("a1") = argument;
    __asm__ volatile (
        ".option push\n .option norvc\n .balign 16\n"
        "slli x0, x0, 0x1f\n ebreak\n srai x0, x0, 7\n"
        ".option pop\n" : "+r"(a0) : "r"(a1) : "memory");
    return a0;
}

void core_count(void) { }

uint32_t core_ticks(void) {
    uint32_t retired;
    __asm__ volatile ("csrr %0, minstret" : "=r"(retired));
    return retired;
}

/* Each register that a function may use freely is filled from the one before. */
_Bool core_registers_hold(void) {
    uint32_t first, last;
    __asm__ volatile (
        "li t0, 0x55555555\n mv t1, t0\n mv t2, t1\n mv t3, t2\n mv t4, t3\n mv t5, t4\n"
        "mv t6, t5\n mv a1, t6\n mv a2, a1\n mv a3, a2\n mv a4, a3\n mv a5, a4\n mv %0, a5\n"
        "not t0, t0\n mv t1, t0\n mv t2, t1\n mv t3, t2\n mv t4, t3\n mv t5, t4\n"
        "mv t6, t5\n mv a1, t6\n mv a2, a1\n mv a3, a2\n mv a4, a3\n mv a5, a4\n mv %1, a5\n"
        : "=&r"(first), "=&r"(last) : : "t0", "t1", "t2", "t3", "t4", "t5", "t6", "a1", "a2",
        "a3", "a4", "a5");
    return first == 0x55555555 && last == 0xAAAAAAAA;
}

/* Loads and stores of machine mode are judged as those of user mode, for which the protection
 * unit's entries hold without being locked: so it can be switched off and on. A trap puts machine
 * mode in user mode's place, and its handler calls this. */
void core_unprotected(_Bool off) {
    enum { MPRV = 1 << 17, MPP = 3 << 11 };
    if (off) {
        __asm__ volatile ("csrc mstatus, %0" : : "r"(MPRV) : "memory");
    } else {
        __asm__ volatile ("csrc mstatus, %0\n csrs mstatus, %1" : : "r"(MPP), "r"(MPRV)
                          : "memory");
    }
}
