/* A board for the artificial pancreas that keeps its words in flash, as an example: QEMU's RISC-V
 * board, whose second bank of flash is a file. It shows decision 7 with a driver underneath: what
 * an order rests on is in flash before the pump hears of the order, and after a loss of power the
 * device takes up the newest record that is whole. What it does it says on the serial port.
 *
 * It is no product: the sensor is a saw, the pump believes everything, nobody eats, and the radio
 * is silent.
 */
#include "board.h"
#include "device_entries.h"
#include "executive.h"
#include "flash.h"
#include "pancreas.h"
#include "protect.h"
#include "uart.h"

/* The sheet's promise: so often may a sector be erased. */
enum { ERASURES_ALLOWED = 10000, WORDS = 2 * DEVICE_MEMORY_WORDS };
static const int64_t MINUTE_NS = INT64_C(60000000000);

static int64_t now_ns;
static uint32_t words[WORDS];

static void say(const char *text, uint64_t number) {
    char digits[21];
    uint32_t count = 0;
    for (; *text != 0; text++) uart_put((uint8_t) *text);
    do {
        digits[count++] = (char) ('0' + number % 10);
        number /= 10;
    } while (number != 0);
    uart_put(' ');
    while (count > 0) uart_put((uint8_t) digits[--count]);
    uart_put('\n');
}

/* Appends the device's words, if they have become others than the newest in flash. */
static void keep(void) {
    bool changed = flash_log_sequence() == 0;
    for (uint32_t i = 0; i < DEVICE_MEMORY_WORDS; i++) {
        uint64_t word = (uint64_t) pancreas_remembered((int32_t) i);
        words[2 * i] = (uint32_t) word;
        words[2 * i + 1] = (uint32_t) (word >> 32);
    }
    for (uint32_t i = 0; i < WORDS && !changed; i++) changed = flash_log_word(i) != words[i];
    if (!changed) return;
    if (!flash_log_append(words, ERASURES_ALLOWED)) driver_halt(0, flash_log_erasures());
    say("kept", flash_log_sequence());
}

static void give(const pancreas_order *order, const char *what) {
    keep();
    say(what, (uint64_t) order->sequence);
}

int32_t driver_glucose(pancreas_reading *said) {
    *said = (pancreas_reading) { 110.0 + (double) (now_ns / MINUTE_NS % 90), now_ns, 0, 0 };
    return 1;
}

int32_t driver_meal(pancreas_event *said) { (void) said; return 0; }
int32_t driver_sleep(pancreas_event *said) { (void) said; return 0; }
int32_t driver_basal_rate_receipts(pancreas_receipt *said) { (void) said; return 0; }
int32_t driver_bolus_receipts(pancreas_receipt *said) { (void) said; return 0; }
void driver_basal_rate(const pancreas_order *order) { give(order, "rate"); }
void driver_bolus(const pancreas_order *order) { give(order, "bolus"); }
void driver_radio(const uint8_t *bytes, uint32_t length) { (void) bytes; (void) length; }

void driver_halt(uint32_t code, uint32_t site) {
    say("halted", (uint64_t) code << 32 | site);
    for (;;) { }
}

void executive_tick(uint32_t *frame) { (void) frame; }
void executive_line(uint32_t *frame, uint32_t line) { (void) frame; (void) line; }

void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    for (;;) { }
}

void board_log(uint32_t text, uint32_t first, uint32_t second) { }

static void take_up(void) {
    bool found = flash_log_mount(WORDS);
    say("mounted", flash_log_sequence());
    say("erased", flash_log_erasures());
    for (uint32_t i = 0; i < DEVICE_MEMORY_WORDS && found; i++) {
        pancreas_remember((int32_t) i, (int64_t) ((uint64_t) flash_log_word(2 * i + 1) << 32
                                                  | flash_log_word(2 * i)));
    }
    if (found) {
        say("resumed", (uint64_t) pancreas_resume());
    } else {
        pancreas_begin();
        pancreas_confirm();
    }
}

int main(void) {
    protect_start();
    uart_open();
    pancreas_start();
    protect_memory();
    if (!flash_open()) driver_halt(0, 0);
    take_up();
    for (;;) {
        pancreas_round(now_ns, 0);
        keep();
        now_ns += MINUTE_NS;
    }
}
