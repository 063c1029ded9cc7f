/* Arm Cortex-M3, M4, M7 and M33: vector table, start-up, faults, SysTick as a counter.
 *
 * Source: Arm Architecture Reference Manual v7-M and v8-M (CPACR, SysTick, vector table); Arm,
 * Semihosting for AArch32 and AArch64.
 */
#include "core.h"
#include "board_config.h"
#include "executive.h"
#include "protect.h"
#include "runtime.h"

void reset(void);
void fault(void);
void tick(void);
void line(void);

extern uint32_t stack_top[], bss_begin[], bss_end[];

#define CPACR (*(volatile uint32_t *) 0xE000ED88)
#define SYST_CSR (*(volatile uint32_t *) 0xE000E010)
#define SYST_RVR (*(volatile uint32_t *) 0xE000E014)
#define SYST_CVR (*(volatile uint32_t *) 0xE000E018)

#define ICSR (*(volatile uint32_t *) 0xE000ED04)
#define SHPR3 (*(volatile uint32_t *) 0xE000ED20)
#define NVIC_ISER (*(volatile uint32_t *) 0xE000E100)
#define NVIC_ISPR (*(volatile uint32_t *) 0xE000E200)
#define NVIC_IPR ((volatile uint8_t *) 0xE000E400)

/* Interrupt lines that no device of the boards uses: the tasks' and, after them, the sensor's. */
enum { LINES = 8, LINE_FIRST = 23, LINE_SENSOR = LINE_FIRST + LINES, VECTORS = 16 + 32 };
enum { PRIORITY_TICK = 0x20, PRIORITY_TASK = 0x40, PRIORITY_STEP = 0x20, PRIORITY_LOWEST = 0xE0 };
enum { PENDSTSET = 1 << 26, THUMB = 1 << 24 };

__attribute__((section(".vectors"), used))
static const void *const vectors[VECTORS] = {
    stack_top, (const void *) reset, (const void *) fault, (const void *) fault,
    (const void *) fault, (const void *) fault, (const void *) fault, (const void *) fault,
    NULL, NULL, NULL, (const void *) fault, (const void *) fault, NULL, (const void *) fault,
    (const void *) tick,
    [16 ... VECTORS - 1] = (const void *) line
};

void reset(void) {
#ifdef __ARM_FP
    CPACR |= 0xFU << 20;
    __asm__ volatile ("dsb\n isb");
#endif
    unpack(data_begin, data_end, first_values);
    for (uint32_t *to = bss_begin; to < bss_end;) *to++ = 0;
    main();
    for (;;) { }
}

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

/* The stack pointer at the entry is where the processor has stacked what it interrupted. */
__attribute__((naked)) void tick(void) {
    __asm__ volatile ("mov r0, sp\n push {r3, lr}\n bl executive_tick\n pop {r3, pc}\n");
}

__attribute__((naked)) void line(void) {
    __asm__ volatile ("mov r0, sp\n mrs r1, ipsr\n push {r3, lr}\n bl line_taken\n"
                      "pop {r3, pc}\n");
}

__attribute__((used)) void line_taken(uint32_t *frame, uint32_t exception);

void line_taken(uint32_t *frame, uint32_t exception) {
#ifdef BOARD_WATCHDOG_LINE
    if (exception == 16 + BOARD_WATCHDOG_LINE) protect_restart(TRAP_WATCHDOG, frame[6],
                                                               (uint32_t) (uintptr_t) frame);
#endif
    uint32_t number = exception - 16 - LINE_FIRST;
    executive_line(frame, number == LINES ? (uint32_t) CORE_SENSOR : number);
}

void core_interrupts(uint32_t tasks) {
    SHPR3 = (SHPR3 & 0x00FFFFFFU) | (uint32_t) PRIORITY_TICK << 24;
    for (uint32_t i = 0; i < LINES; i++) {
        uint32_t priority = PRIORITY_TASK + i * PRIORITY_STEP;
        NVIC_IPR[LINE_FIRST + i] = (uint8_t) (priority < PRIORITY_LOWEST ? priority
                                              : PRIORITY_LOWEST);
    }
    NVIC_IPR[LINE_SENSOR] = 0;
    NVIC_ISER = 0x1FFU << LINE_FIRST;
}

void core_enable(uint32_t line) { NVIC_ISER = 1U << line; }

void core_pend(uint32_t line) {
    NVIC_ISPR = 1U << (line == CORE_SENSOR ? LINE_SENSOR : LINE_FIRST + line);
    __asm__ volatile ("dsb\n isb" ::: "memory");
}

void core_pend_tick(void) {
    ICSR = PENDSTSET;
    __asm__ volatile ("dsb\n isb" ::: "memory");
}

void core_tick(uint32_t ticks) {
    SYST_CSR = 0;
    SYST_RVR = ticks;
    SYST_CVR = 0;
    SYST_CSR = 7;
}

void core_wait(void) { __asm__ volatile ("wfi" ::: "memory"); }

/* The stacked words are r0-r3, r12, lr, pc, xpsr; the bits of an unfinished instruction go. */
void core_redirect(uint32_t *frame, void (*function)(void)) {
    frame[6] = (uint32_t) (uintptr_t) function & ~1U;
    frame[7] = (frame[7] & 0xF80001FFU) | THUMB;
}

/* Each register is filled from the one before. */
__attribute__((naked)) _Bool core_registers_hold(void) {
    __asm__ volatile ("push {r4-r11, lr}\n mov r0, #0x55555555\n"
                      "mov r1, r0\n mov r2, r1\n mov r3, r2\n mov r4, r3\n mov r5, r4\n"
                      "mov r6, r5\n mov r7, r6\n mov r8, r7\n mov r9, r8\n mov r10, r9\n"
                      "mov r11, r10\n mov r12, r11\n mov lr, r12\n"
                      "cmp lr, #0x55555555\n bne 1f\n mvn r0, r0\n"
                      "mov r1, r0\n mov r2, r1\n mov r3, r2\n mov r4, r3\n mov r5, r4\n"
                      "mov r6, r5\n mov r7, r6\n mov r8, r7\n mov r9, r8\n mov r10, r9\n"
                      "mov r11, r10\n mov r12, r11\n mov lr, r12\n"
                      "cmp lr, #0xAAAAAAAA\n bne 1f\n mov r0, #1\n pop {r4-r11, pc}\n"
                      "1: mov r0, #0\n pop {r4-r11, pc}\n");
}

void core_unprotected(_Bool off) {
    static uint32_t was;
    volatile uint32_t *control = (volatile uint32_t *) 0xE000ED94;
    if (off) was = *control;
    *control = off ? 0 : was;
    __asm__ volatile ("dsb\n isb" ::: "memory");
}
