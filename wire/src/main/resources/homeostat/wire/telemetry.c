/* See telemetry.h. The order of what is looked at and the rules for blocks of a wave are those of
 * homeostat.wire.Telemetry and WaveBlock, where waves are not packed; a test compares every byte. */
#include "telemetry.h"
#include "telemetry_tables.h"
#include "device.h"
#include "device_entries.h"

#define SPAN_MAX_NS INT64_C(250000000)
#define SECOND_NS INT64_C(1000000000)
#define PAUSE_MAX_NS INT64_C(600000000000)
#define NEVER INT64_MIN
enum { SAMPLES_MAX = 256 };
static const double WAVE_SPEED_MAX = 8.0;
static const double NUMERICS_PER_WALL_SECOND_MAX = 10.0;

typedef struct {
    float samples[SAMPLES_MAX];
    uint16_t count;
    int64_t first_ns, newest_ns, interval_ns;
    bool was_alone;
} Wave;

typedef struct {
    uint8_t state;
    bool audible;
    int64_t onset_ns;
} Standing;

static hs_bed bed;
static bool greeted;
static uint64_t sequence;
static int64_t at_ns, at_epoch_ms, numerics_due_ns = NEVER, numerics_every_ns;
static Wave waves[HS_WAVES + 1];
static Standing standings[HS_ALARMS + 1];
static int64_t modes_seen[HS_CELLS + 1];
static int16_t mode_codes_seen[HS_CELLS + 1];
static int64_t orders_seen[HS_ORDERS + 1];
static uint8_t room[HS_ROOM];
static hs_frame frame = { room, sizeof room, 0, 0 };

static uint64_t ask(uint32_t entry, uint64_t first, uint64_t second) {
    const uint64_t arguments[2] = { first, second };
    uint64_t result = 0;
    device_call(entry, arguments, &result);
    return result;
}

static double number(uint64_t bits) {
    union { uint64_t u; double d; } both = { bits };
    return both.d;
}

static void begin(uint8_t kind) {
    hs_begin(&frame, kind, ++sequence, at_ns, at_epoch_ms, bed.name);
}

static void send(void) {
    uint32_t length = hs_end(&frame);
    if (length > 0) { hs_send(room, length); }
}

static void send_alarm(int32_t alarm) {
    const Standing *standing = &standings[alarm];
    begin(HS_ALARM);
    hs_alarm(&frame, (uint16_t) alarm, hs_priorities[alarm], standing->state, standing->onset_ns,
             standing->audible);
    send();
}

/* Whether it stands otherwise than it did. */
static bool look_at_alarm(int32_t alarm) {
    const Standing now = {
        (uint8_t) ask(ENTRY_alarmCode, (uint64_t) alarm, 0),
        ask(ENTRY_isAudible, (uint64_t) alarm, (uint64_t) at_ns) != 0,
        (int64_t) ask(ENTRY_alarmOnsetNs, (uint64_t) alarm, 0)
    };
    Standing *was = &standings[alarm];
    bool same = now.state == was->state && now.audible == was->audible
        && now.onset_ns == was->onset_ns;
    *was = now;
    return !same;
}

static void send_mode(int32_t cell) {
    mode_codes_seen[cell] = (int16_t) ask(ENTRY_modeCode, (uint64_t) cell, 0);
    modes_seen[cell] = (int64_t) ask(ENTRY_modeSinceNs, (uint64_t) cell, 0);
    begin(HS_MODE);
    hs_mode(&frame, (uint16_t) cell, mode_codes_seen[cell], (uint8_t) ask(ENTRY_modeRegime, (uint64_t) cell, 0),
            modes_seen[cell]);
    send();
}

static void sample_modes(void) {
    for (int32_t cell = 0; cell < HS_CELLS; cell++) {
        if ((int16_t) ask(ENTRY_modeCode, (uint64_t) cell, 0) != mode_codes_seen[cell]
            || (int64_t) ask(ENTRY_modeSinceNs, (uint64_t) cell, 0) != modes_seen[cell]) {
            send_mode(cell);
        }
    }
}

static void sample_orders(void) {
    for (int32_t i = 0; i < HS_ORDERS; i++) {
        uint16_t port = hs_order_ports[i].index;
        int64_t order = (int64_t) ask(ENTRY_orderSequence, port, 0);
        if (order == orders_seen[i]) { continue; }
        orders_seen[i] = order;
        begin(HS_ORDER);
        hs_order(&frame, port, order, number(ask(ENTRY_orderBase, port, 0))
                 / hs_order_ports[i].base_per_unit, (uint8_t) ask(ENTRY_orderReason, port, 0));
        send();
    }
}

/* From one sample to the next; of a single sample, what it was in the block before. */
static int64_t interval(const Wave *wave) {
    if (wave->count > 1) {
        int64_t steps = wave->count - 1;
        int64_t rounded = (2 * (wave->newest_ns - wave->first_ns) + steps) / (2 * steps);
        return rounded > 1 ? rounded : 1;
    }
    return wave->interval_ns > 0 && wave->interval_ns < SPAN_MAX_NS ? wave->interval_ns
        : SPAN_MAX_NS;
}

static void flush(int32_t i) {
    Wave *wave = &waves[i];
    if (wave->count == 0) { return; }
    int64_t spacing_ns = interval(wave);
    begin(HS_WAVE);
    hs_wave(&frame, hs_wave_ports[i].index, wave->first_ns, spacing_ns, wave->count);
    for (uint16_t k = 0; k < wave->count; k++) { hs_f32(&frame, wave->samples[k]); }
    wave->was_alone = wave->count == 1;
    if (!wave->was_alone) { wave->interval_ns = spacing_ns; }
    wave->count = 0;
    send();
}

static bool continues(const Wave *wave, int64_t sample_ns) {
    int64_t step_ns = sample_ns - wave->newest_ns;
    return wave->count == 0 || wave->interval_ns == 0
        || (step_ns <= wave->interval_ns + wave->interval_ns / 2
            && step_ns >= wave->interval_ns / 2);
}

static void take_sample(int32_t i, int64_t sample_ns, uint8_t quality) {
    Wave *wave = &waves[i];
    uint16_t port = hs_wave_ports[i].index;
    if (wave->count > 0 || wave->was_alone) {
        wave->interval_ns = sample_ns - wave->newest_ns;
    }
    if (wave->count == 0) {
        wave->first_ns = sample_ns;
        wave->was_alone = false;
    }
    bool shown = quality == HS_QUALITY_GOOD || quality == HS_QUALITY_DOUBTFUL;
    wave->samples[wave->count++] = shown ? (float) (number(ask(ENTRY_outputBase, port, 0))
        / hs_wave_ports[i].base_per_unit) : (float) number(UINT64_C(0x7ff8000000000000));
    wave->newest_ns = sample_ns;
}

static bool is_due(const Wave *wave) {
    int64_t step_ns = wave->interval_ns > 0 ? wave->interval_ns : 0;
    return wave->count == SAMPLES_MAX
        || (wave->count > 0 && wave->newest_ns + step_ns - wave->first_ns >= SPAN_MAX_NS)
        || (wave->count > 0 && at_ns - wave->first_ns > 2 * SPAN_MAX_NS);
}

static void sample_waves(void) {
    if (bed.speed > WAVE_SPEED_MAX) { return; }
    for (int32_t i = 0; i < HS_WAVES; i++) {
        uint16_t port = hs_wave_ports[i].index;
        int64_t sample_ns = (int64_t) ask(ENTRY_outputAtNs, port, 0);
        uint8_t quality = (uint8_t) ask(ENTRY_outputQuality, port, 0);
        bool never_written = sample_ns == 0 && quality == HS_QUALITY_MISSING;
        if (sample_ns > waves[i].newest_ns && !never_written) {
            if (!continues(&waves[i], sample_ns)) { flush(i); }
            take_sample(i, sample_ns, quality);
        }
        if (is_due(&waves[i])) { flush(i); }
    }
}

static void send_numerics(void) {
    numerics_due_ns = at_ns + numerics_every_ns;
    begin(HS_NUMERICS);
    hs_numerics(&frame, HS_OUTPUTS);
    for (int32_t i = 0; i < HS_OUTPUTS; i++) {
        uint16_t port = hs_output_ports[i].index;
        int64_t age_ns = at_ns - (int64_t) ask(ENTRY_outputAtNs, port, 0);
        hs_numeric(&frame, port, number(ask(ENTRY_outputBase, port, 0))
                   / hs_output_ports[i].base_per_unit,
                   (uint8_t) ask(ENTRY_outputQuality, port, 0), age_ns > 0 ? age_ns : 0);
    }
    send();
}

void hs_greet(const hs_bed *whose, int64_t now_ns, int64_t epoch_ms) {
    if (!greeted) { for (int32_t i = 0; i < HS_WAVES; i++) { waves[i].newest_ns = NEVER; } }
    bed = *whose;
    greeted = true;
    at_ns = now_ns;
    at_epoch_ms = epoch_ms;
    double factor = bed.speed / NUMERICS_PER_WALL_SECOND_MAX;
    numerics_every_ns = (int64_t) ((double) SECOND_NS * (factor > 1 ? factor : 1));
    begin(HS_HELLO);
    hs_text(&frame, bed.patient, bed.patient_bytes);
    hs_f64(&frame, bed.speed);
    hs_u32(&frame, sizeof hs_schema);
    for (uint32_t i = 0; i < sizeof hs_schema; i++) { hs_u8(&frame, hs_schema[i]); }
    send();
    for (int32_t cell = 0; cell < HS_CELLS; cell++) { send_mode(cell); }
    for (int32_t alarm = 0; alarm < HS_ALARMS; alarm++) {
        look_at_alarm(alarm);
        uint8_t state = standings[alarm].state;
        if (state != HS_STATE_INACTIVE && state != HS_STATE_PENDING) { send_alarm(alarm); }
    }
    send_numerics();
}

void hs_sample(int64_t now_ns, int64_t epoch_ms) {
    if (!greeted) { return; }
    at_ns = now_ns;
    at_epoch_ms = epoch_ms;
    for (int32_t alarm = 0; alarm < HS_ALARMS; alarm++) {
        if (look_at_alarm(alarm)) { send_alarm(alarm); }
    }
    sample_modes();
    sample_orders();
    sample_waves();
    if (now_ns >= numerics_due_ns) { send_numerics(); }
}

/* Whether the frame's header names this bed and this schema, and `body` is all that follows it. */
static bool is_for_us(const uint8_t *bytes, uint32_t length, uint32_t body) {
    uint32_t name = length > 41 ? bytes[40] : 0;
    if (name == 0 || name > HS_NAME_MAX || length != 41 + name + body + 4
        || hs_number(bytes + 16, 8) != HS_SCHEMA || bed.name[name] != 0) {
        return false;
    }
    for (uint32_t i = 0; i < name; i++) {
        if (bytes[41 + i] != (uint8_t) bed.name[i]) { return false; }
    }
    return true;
}

bool hs_obey(const uint8_t *bytes, uint32_t length, int64_t now_ns) {
    if (!greeted || !hs_is_whole(bytes, length)) { return false; }
    if (bytes[3] == HS_ACKNOWLEDGE && is_for_us(bytes, length, 2)) {
        uint64_t alarm = hs_number(bytes + length - 6, 2);
        if (alarm >= HS_ALARMS) { return false; }
        ask(ENTRY_acknowledge, (uint64_t) alarm, 0);
        return true;
    }
    if (bytes[3] == HS_PAUSE_AUDIO && is_for_us(bytes, length, 8)) {
        int64_t span_ns = (int64_t) hs_number(bytes + length - 12, 8);
        if (span_ns < 0 || span_ns > PAUSE_MAX_NS) { return false; }
        ask(ENTRY_pauseAudio, (uint64_t) (now_ns + (int64_t) ((double) span_ns * bed.speed)), 0);
        return true;
    }
    return false;
}

uint64_t hs_frames(void) { return sequence; }
