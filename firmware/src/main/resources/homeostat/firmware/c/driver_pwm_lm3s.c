/* The pulse-width modulator of the Stellaris LM3S6965, generator 0, output A: on from the load of
 * the counter down to the comparison. The emulator has no such registers: what is written there is
 * not read back, and pwm_open says so.
 * Source: Texas Instruments, LM3S6965 data sheet (PWM, clock gating).
 */
#include "driver.h"

#define AT(address) (*(volatile uint32_t *) (address))
#define CLOCK_GATE_0 AT(0x400FE100)
#define PWM(offset) AT(0x40028000 + (offset))
enum { PWM_CLOCK = 1 << 20, OUTPUT_A = 1, ENABLE = 1, LOW_AT_COMPARISON = 2 << 6,
       HIGH_AT_LOAD = 3 << 2 };

static uint32_t period;

bool pwm_open(uint32_t period_ticks) {
    CLOCK_GATE_0 |= PWM_CLOCK;
    PWM(0x040) = 0;
    PWM(0x050) = period_ticks - 1;
    PWM(0x060) = HIGH_AT_LOAD | LOW_AT_COMPARISON;
    if (PWM(0x050) != period_ticks - 1) return false;
    period = period_ticks;
    PWM(0x040) = ENABLE;
    PWM(0x008) = OUTPUT_A;
    return true;
}

void pwm_set(uint32_t on_ticks) {
    if (period == 0) return;
    PWM(0x058) = on_ticks >= period ? 0 : period - 1 - on_ticks;
}
