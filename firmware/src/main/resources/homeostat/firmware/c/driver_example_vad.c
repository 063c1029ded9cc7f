/* A board for the heart pump, as an example: a Stellaris LM3S6965 whose converter measures the
 * pressure at the pump's inlet and whose modulator drives the motor. The radio is a stub and says
 * so: what it would send goes out of the serial port. Time is the converter's own rhythm.
 *
 * It is no product: the motor's other sensors are not connected, which the device knows from their
 * silence, and says.
 */
#include "driver.h"
#include "executive.h"
#include "board.h"
#include "log.h"
#include "protect.h"
#include "uart.h"
#include "vad.h"

enum { SAMPLE_TICKS = 250000, PWM_TICKS = 1000, COUNTS = 1023, MIDDLE = 512 };
static const int64_t SAMPLE_NS = INT64_C(20000000);
static const double MMHG_PER_COUNT = 0.25, RPM_MAX = 9000;

static int64_t now_ns;
static int32_t counts;
static uint32_t duty;
static bool drives;

int32_t driver_inlet_pressure(vad_reading *said) {
    *said = (vad_reading) { (counts - MIDDLE) * MMHG_PER_COUNT, now_ns, 0, 0 };
    return 1;
}

int32_t driver_pump_flow(vad_reading *said) { (void) said; return 0; }
int32_t driver_power(vad_reading *said) { (void) said; return 0; }
int32_t driver_speed(vad_reading *said) { (void) said; return 0; }

void driver_speed_order(const vad_order *order) {
    duty = (uint32_t) (order->amount / RPM_MAX * PWM_TICKS);
    if (drives) pwm_set(duty);
}

void driver_pulse_depth(const vad_order *order) { (void) order; }

void driver_radio(const uint8_t *bytes, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) uart_put(bytes[i]);
}

void driver_halt(uint32_t code, uint32_t site) { protect_restart(code, site, 0); }

void executive_tick(uint32_t *frame) { (void) frame; }
void executive_line(uint32_t *frame, uint32_t line) { (void) frame; (void) line; }

void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    for (;;) { }
}

void board_log(uint32_t text, uint32_t first, uint32_t second) { }

int main(void) {
    static const char bed[] = "bench", nobody[] = "radio is a stub";
    protect_start();
    uart_open();
    vad_start();
    protect_memory();
    vad_begin();
    vad_confirm();
    drives = pwm_open(PWM_TICKS);
    adc_open(SAMPLE_TICKS);
    vad_greet((const uint8_t *) bed, sizeof bed - 1, (const uint8_t *) nobody, sizeof nobody - 1,
              0, drives);
    for (;;) {
        counts = adc_take();
        if (counts < 0) continue;
        vad_round(now_ns, duty);
        now_ns += SAMPLE_NS;
    }
}
