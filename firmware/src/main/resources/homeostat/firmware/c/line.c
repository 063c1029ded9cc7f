/* A device on a serial line: it does what requests ask of it, and tells the fleet what is news.
 *
 *   up     frames of the fleet, as every bed sends them, and answers to requests
 *   down   requests: calls from the drivers of sensors and actuators, the bed's name, commands
 *
 * Sensors and actuators of an emulated board are at the other end of the line; where a board has
 * its own, their drivers make the same calls here. Whatever comes is believed only when its
 * checksum holds, a request is done once however often it is heard, and a number that the device
 * does not have is refused before anything is done. Steps run one after the other.
 */
#include "board.h"
#include "board_config.h"
#include "core.h"
#include "device.h"
#include "device_entries.h"
#include "executive.h"
#include "line_calls.h"
#include "log.h"
#include "protect.h"
#include "runtime.h"
#include "selftest.h"
#include "telemetry.h"
#include "telemetry_tables.h"
#include "uart.h"

enum { HEAD = 8, REQUEST_HEAD = 20, ANSWER_MAX = 48 + 8 * LINE_CALLS_MAX, TICKS = 0xFFFFFF };

static uint8_t request[LINE_REQUEST_BYTES_MAX];
static uint32_t filled;
static uint64_t noise;
static uint8_t answer_bytes[ANSWER_MAX];
static uint32_t answer_length;
static uint64_t results[LINE_CALLS_MAX];
static uint16_t result_count;
static uint32_t last_number;
static int64_t present_ns;
static double offsets[LINE_INPUTS + 1], gains[LINE_INPUTS + 1];

void host_trapped(const Trap *trap) {
    LOG("a step trapped: kind %u, site %u", trap->code, trap->site);
}

/* Outside a step nobody catches a trap: whatever is half done is left behind. */
void host_halt(const Trap *trap) {
    protect_restart(trap->code, (uint32_t) (uintptr_t) trap->address,
                    (uint32_t) (uintptr_t) trap->stack);
}

/* The interrupts of this host only wake it. */
void executive_tick(uint32_t *frame) { (void) frame; }

void executive_line(uint32_t *frame, uint32_t line) {
    (void) frame;
    (void) line;
    uart_hush();
}

/* There is nobody to tell that it gave up: the line is silent, and that is an alarm elsewhere. */
void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    for (;;) watchdog_feed();
}

void board_log(uint32_t text, uint32_t first, uint32_t second) { }

static void put(const uint8_t *bytes, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) uart_put(bytes[i]);
}

void hs_send(const uint8_t *bytes, uint32_t length) { put(bytes, length); }

static void answer(uint32_t number, uint8_t verdict) {
    hs_frame frame = { answer_bytes, sizeof answer_bytes, 0, 0 };
    hs_head(&frame, LINE_ANSWER);
    hs_u32(&frame, number);
    hs_u8(&frame, verdict);
    hs_u64(&frame, hs_frames());
    hs_u64(&frame, noise);
    hs_u16(&frame, result_count);
    for (uint16_t i = 0; i < result_count; i++) hs_u64(&frame, results[i]);
    answer_length = hs_end(&frame);
    put(answer_bytes, answer_length);
}

static void give(uint64_t word) {
    if (result_count < LINE_CALLS_MAX) results[result_count++] = word;
}

static uint64_t corrected(uint64_t input, uint64_t said) {
    return (uint64_t) d_bits((d_of_bits((int64_t) said) - offsets[input]) / gains[input]);
}

/* The place of a call in the table, or how many there are. */
static uint32_t place_of(uint8_t code) {
    uint32_t place = 0;
    while (place < sizeof line_calls / sizeof *line_calls && line_calls[place].code != code) {
        place++;
    }
    return place;
}

static bool is_usable(uint32_t place, const uint64_t *words) {
    if (place == sizeof line_calls / sizeof *line_calls) return false;
    if (line_calls[place].code < CALL_CALIBRATE) {
        return line_calls[place].entry != 0xFFFFFFFFU
            && (line_calls[place].among == LINE_NOTHING || words[0] < line_calls[place].among);
    }
    if (line_calls[place].code == CALL_SELF_TEST) return true;
    if (words[0] >= line_calls[place].among) return false;
    double offset = d_of_bits((int64_t) words[1]), gain = d_of_bits((int64_t) words[2]);
    return line_calls[place].code == CALL_CORRECTED
        || (offset - offset == 0 && gain - gain == 0 && gain != 0);
}

/* The first page, which is tested too, is out of bounds otherwise. */
static uint32_t test_hardware(void) {
#ifdef BOARD_RAM_BYTES
    core_unprotected(true);
    uint32_t broken = selftest_whole();
    core_unprotected(false);
    return broken;
#else
    return selftest_whole();
#endif
}

static void make(uint32_t place, uint64_t *words, int64_t epoch_ms) {
    uint64_t result = 0;
    switch (line_calls[place].code) {
    case CALL_CALIBRATE:
        offsets[words[0]] = d_of_bits((int64_t) words[1]);
        gains[words[0]] = d_of_bits((int64_t) words[2]);
        return;
    case CALL_CORRECTED: give(corrected(words[0], words[1])); return;
    case CALL_SELF_TEST: give(test_hardware()); return;
    case CALL_OFFER: words[1] = corrected(words[0], words[1]); break;
    default: break;
    }
    if (device_call(line_calls[place].entry, words, &result) > 0) give(result);
    if (line_calls[place].code != CALL_ADVANCE) return;
    present_ns = (int64_t) words[0];
    hs_sample(present_ns, epoch_ms);
}

/* Reads the calls of a request and, when `doing`, makes them; whether all of them make sense. */
static bool calls(const uint8_t *at, uint32_t left, int64_t epoch_ms, bool doing) {
    if (left < 2) return false;
    uint32_t count = (uint32_t) hs_number(at, 2);
    if (count > LINE_CALLS_MAX) return false;
    at += 2;
    left -= 2;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t words[8] = { 0 };
        if (left < 1) return false;
        uint32_t place = place_of(*at++);
        if (place == sizeof line_calls / sizeof *line_calls) return false;
        uint32_t bytes = 8U * line_calls[place].arity;
        if (--left < bytes) return false;
        for (uint32_t k = 0; k < line_calls[place].arity; k++) words[k] = hs_number(at + 8 * k, 8);
        at += bytes;
        left -= bytes;
        if (doing) make(place, words, epoch_ms);
        else if (!is_usable(place, words)) return false;
    }
    return left == 0;
}

static bool greet(const uint8_t *at, uint32_t left, int64_t epoch_ms) {
    hs_bed bed = { .speed = 0 };
    if (left < 11) return false;
    bed.speed = d_of_bits((int64_t) hs_number(at, 8));
    uint32_t name = at[8];
    if (name == 0 || name > HS_NAME_MAX || left < 11 + name) return false;
    for (uint32_t i = 0; i < name; i++) bed.name[i] = (char) at[9 + i];
    bed.patient_bytes = (uint16_t) hs_number(at + 9 + name, 2);
    if (bed.patient_bytes > HS_PATIENT_MAX || left != 11 + name + bed.patient_bytes) return false;
    for (uint32_t i = 0; i < bed.patient_bytes; i++) bed.patient[i] = at[11 + name + i];
    if (!(bed.speed > 0 && bed.speed <= 1e6)) return false;
    hs_greet(&bed, present_ns, epoch_ms);
    return true;
}

static uint8_t done(uint8_t kind, const uint8_t *at, uint32_t left, int64_t epoch_ms) {
    switch (kind) {
    case LINE_CALLS:
        if (!calls(at, left, epoch_ms, false)) return LINE_MALFORMED;
        calls(at, left, epoch_ms, true);
        return LINE_DONE;
    case LINE_GREET: return greet(at, left, epoch_ms) ? LINE_DONE : LINE_MALFORMED;
    case LINE_OBEY:
        give(hs_obey(at, left, present_ns));
        return LINE_DONE;
    default: return LINE_MALFORMED;
    }
}

static void take_request(uint32_t length) {
    if (length < REQUEST_HEAD + 4) return;
    uint32_t number = (uint32_t) hs_number(request + HEAD, 4);
    int64_t epoch_ms = (int64_t) hs_number(request + HEAD + 4, 8);
    if (number == last_number && answer_length > 0) {
        put(answer_bytes, answer_length);
        return;
    }
    result_count = 0;
    if (number != last_number + 1) {
        answer(last_number, LINE_OUT_OF_TURN);
        answer_length = 0;
        return;
    }
    last_number = number;
    answer(number, done(request[3], request + REQUEST_HEAD, length - REQUEST_HEAD - 4, epoch_ms));
}

static void drop(uint32_t count) {
    for (uint32_t i = count; i < filled; i++) request[i - count] = request[i];
    filled -= count;
}

/* The length of the whole message that the buffer begins with, 0 while there is none. */
static uint32_t whole(void) {
    while (filled >= HEAD) {
        uint32_t length = (uint32_t) hs_number(request + 4, 4);
        bool begins = request[0] == 'H' && request[1] == 'S' && request[2] == HS_VERSION
            && length >= 12 && length <= sizeof request;
        if (begins && filled < length) return 0;
        if (begins && hs_is_whole(request, length)) return length;
        drop(1);
        noise++;
    }
    return 0;
}

static uint8_t next_byte(void) {
    for (;;) {
        int32_t byte = uart_take();
        if (byte >= 0) return (uint8_t) byte;
        watchdog_feed();
        uart_wait();
    }
}

int main(void) {
    protect_start();
    uart_open();
    device_start();
    if (selftest_whole() != 0) board_end("", 0, 0, 0);
    protect_memory();
    watchdog_open();
#ifdef BOARD_UART_LINE
    core_tick(TICKS);
#endif
    for (int32_t i = 0; i < LINE_INPUTS; i++) gains[i] = 1;
    for (;;) {
        request[filled++] = next_byte();
        for (uint32_t length = whole(); length > 0; length = whole()) {
            take_request(length);
            drop(length);
            watchdog_feed();
        }
        if (filled == 0 && selftest_slice() != 0) protect_restart(TRAP_SELFTEST, 0, 0);
    }
}
