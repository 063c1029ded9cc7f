/* The preemptive host: tasks as interrupts, on one stack. See executive.c. */
#ifndef HOMEOSTAT_EXECUTIVE_H
#define HOMEOSTAT_EXECUTIVE_H

#include <stdint.h>

/* Replays the calls of harness.h with a timer shaken by that seed. */
__attribute__((noreturn)) void executive_run(uint64_t seed);
/* From the core: the timer fired, a line was pended; `frame` is what the processor stacked. */
void executive_tick(uint32_t *frame);
void executive_line(uint32_t *frame, uint32_t line);

#endif
