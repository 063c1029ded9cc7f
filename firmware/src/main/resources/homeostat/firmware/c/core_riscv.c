/* RISC-V, 32 bits, machine mode: start-up, traps, retired instructions as a counter.
 *
 * Source: The RISC-V Instruction Set Manual, Volume II (mtvec, mstatus.MPRV, minstret); RISC-V
 * Semihosting 1.0 (the three-instruction call sequence).
 */
#include "core.h"
#include "runtime.h"

void start_c(void);
void fault(void);

extern uint32_t bss_begin[], bss_end[];

__attribute__((naked, used, section(".vectors")))
void reset(void) {
    __asm__ volatile (
        "la sp, stack_top\n"
        "la t0, fault\n"
        "csrw mtvec, t0\n"
        "j start_c\n");
}

void start_c(void) {
    unpack(data_begin, data_end, first_values);
    for (uint32_t *to = bss_begin; to < bss_end;) *to++ = 0;
    main();
    for (;;) { }
}

/* The stack may be what is broken: the handler stands on its own, and does not come back. */
__attribute__((naked, aligned(4))) void fault(void) {
    __asm__ volatile ("mv a0, sp\n la sp, fault_stack + 1024\n j fault_taken\n");
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
