/* Arm Cortex-M3, M4, M7 and M33: vector table, start-up, faults, SysTick as a counter.
 *
 * Source: Arm Architecture Reference Manual v7-M and v8-M (CPACR, SysTick, vector table); Arm,
 * Semihosting for AArch32 and AArch64.
 */
#include "core.h"
#include "runtime.h"

void reset(void);
void fault(void);

extern uint32_t stack_top[], data_begin[], data_end[], data_image[], bss_begin[], bss_end[];

#define CPACR (*(volatile uint32_t *) 0xE000ED88)
#define SYST_CSR (*(volatile uint32_t *) 0xE000E010)
#define SYST_RVR (*(volatile uint32_t *) 0xE000E014)
#define SYST_CVR (*(volatile uint32_t *) 0xE000E018)

__attribute__((section(".vectors"), used))
static const void *const vectors[16] = {
    stack_top, (const void *) reset, (const void *) fault, (const void *) fault,
    (const void *) fault, (const void *) fault, (const void *) fault, (const void *) fault,
    NULL, NULL, NULL, (const void *) fault, (const void *) fault, NULL, (const void *) fault,
    (const void *) fault
};

void reset(void) {
#ifdef __ARM_FP
    CPACR |= 0xFU << 20;
    __asm__ volatile ("dsb\n isb");
#endif
    for (uint32_t *to = data_begin, *from = data_image; to < data_end;) *to++ = *from++;
    for (uint32_t *to = bss_begin; to < bss_end;) *to++ = 0;
    main();
    for (;;) { }
}

void fault(void) { trap_fault(0); }

intptr_t core_semihost(intptr_t operation, const void *argument) {
    register intptr_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile ("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void core_count(void) {
    SYST_RVR = 0xFFFFFF;
    SYST_CVR = 0;
    SYST_CSR = 5;
}

/* SysTick counts down in 24 bits. */
uint32_t core_ticks(void) { return 0xFFFFFF - SYST_CVR; }
