/* Drivers of a board's peripherals, as examples: a few functions each, no interrupts, no buffers.
 * What a device wants of them is in the header that is made from its sheet. */
#ifndef HOMEOSTAT_DRIVER_H
#define HOMEOSTAT_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

/* An analogue input that is sampled by the hardware, once in a period. */
void adc_open(uint32_t period_ticks);
/* The next sample, 0 to 1023, or -1 while there is none. */
int32_t adc_take(void);

/* A pulse-width output; false where there are no such registers, and then nothing comes of it. */
bool pwm_open(uint32_t period_ticks);
void pwm_set(uint32_t on_ticks);

#endif
