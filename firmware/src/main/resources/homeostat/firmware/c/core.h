/* What a processor core gives to the boards that have it: a start, a counter, a way out to the
 * debugger that QEMU plays. One file core_*.c for each family.
 */
#ifndef HOMEOSTAT_CORE_H
#define HOMEOSTAT_CORE_H

#include <stdint.h>

/* Arm's semihosting, which RISC-V took over with its operation numbers and parameter blocks. */
enum {
    SYS_OPEN = 1, SYS_CLOSE = 2, SYS_WRITE = 5, SYS_READ = 6, SYS_SEEK = 10, SYS_FLEN = 12,
    SYS_EXIT = 0x18,
    SYS_EXIT_EXTENDED = 0x20
};
intptr_t core_semihost(intptr_t operation, const void *argument);

/* Starts the counter of core_ticks, which goes up by BOARD_TICKS_PER_INSTRUCTION. */
void core_count(void);
uint32_t core_ticks(void);

/* Switches memory protection off and, where it was on, on again. */
void core_unprotected(_Bool off);
/* Whether every register holds what is put into it. */
_Bool core_registers_hold(void);

/* Interrupts, on cores that have them here: a line for each task, below each other in priority,
 * and one for the sensor, above the tick and the tasks. */
enum { CORE_SENSOR = 16 };
void core_interrupts(uint32_t tasks);
void core_enable(uint32_t interrupt);
void core_pend(uint32_t line);
void core_pend_tick(void);
/* The tick comes once, after so many ticks of the core's timer. */
void core_tick(uint32_t ticks);
/* Sleeps until an interrupt. */
void core_wait(void);
/* Makes the interrupt that stacked `frame` return to a function that never returns. */
void core_redirect(uint32_t *frame, void (*function)(void));

/* Where the program begins after memory is filled. */
int main(void);

#endif
