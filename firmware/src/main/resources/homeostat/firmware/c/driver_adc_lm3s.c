/* The analogue-to-digital converter of the Stellaris LM3S6965: sequencer 3 takes one sample of
 * channel 0 whenever timer 0 runs out. QEMU has this converter; what it samples is noise about the
 * middle.
 * Source: Texas Instruments, LM3S6965 data sheet (ADC, general-purpose timers, clock gating).
 */
#include "driver.h"

#define AT(address) (*(volatile uint32_t *) (address))
#define CLOCK_GATE_0 AT(0x400FE100)
#define CLOCK_GATE_1 AT(0x400FE104)
#define TIMER(offset) AT(0x40030000 + (offset))
#define ADC(offset) AT(0x40038000 + (offset))
enum { ADC_CLOCK = 1 << 16, TIMER_CLOCK = 1 << 16, ONE_32_BIT = 0, PERIODIC = 2 };
enum { ENABLE = 1, TRIGGERS_ADC = 1 << 5, SEQUENCER_3 = 1 << 3, BY_TIMER = 5 << 12 };
enum { LAST_OF_ONE = 2, FIFO_EMPTY = 1 << 8, TEN_BITS = 0x3FF };

void adc_open(uint32_t period_ticks) {
    CLOCK_GATE_0 |= ADC_CLOCK;
    CLOCK_GATE_1 |= TIMER_CLOCK;
    ADC(0x000) = 0;
    ADC(0x014) = BY_TIMER;
    ADC(0x0A0) = 0;
    ADC(0x0A4) = LAST_OF_ONE;
    ADC(0x000) = SEQUENCER_3;
    TIMER(0x00C) = 0;
    TIMER(0x000) = ONE_32_BIT;
    TIMER(0x004) = PERIODIC;
    TIMER(0x028) = period_ticks;
    TIMER(0x00C) = ENABLE | TRIGGERS_ADC;
}

int32_t adc_take(void) {
    return (ADC(0x0AC) & FIFO_EMPTY) != 0 ? -1 : (int32_t) (ADC(0x0A8) & TEN_BITS);
}
