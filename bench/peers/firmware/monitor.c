/* The heart monitor by hand: the Java device of that name at 360 Hz, with everything its step
 * does. */
#include "entries.h"
#include "device.h"
#include "kernel.h"
#include "qrs.h"

const char device_seal[] = "Homeostat, by hand";

enum { WAVE, HEART_RATE, OUTPUTS };
enum { ASYSTOLE, BRADYCARDIA, TACHYCARDIA, NO_SIGNAL, TRAPPED, ALARMS };
enum { PER_SECOND = 360 };
typedef enum { LEARNING, WATCHING, BLIND } Mode;
typedef enum { FINE, IS_FLAT, SATURATED, NOISY } Signal;

static Input electrodes = {-10, 10, INT64_C(100000000), {0, 0, MISSING}, {0, 0, MISSING}};
static Output outputs[OUTPUTS];
static Alarm alarms[ALARMS] = {
    [ASYSTOLE] = {.latching = true}, [BRADYCARDIA] = {.delay_ns = INT64_C(3000000000)},
    [TACHYCARDIA] = {.delay_ns = INT64_C(3000000000)},
    [NO_SIGNAL] = {.delay_ns = INT64_C(2000000000)}, [TRAPPED] = {.latching = true}};
static int32_t mode_code, published_mode_code;
static uint64_t digest = DIGEST_START;
static Mode mode;

/* ---- Heart rate: the median of five intervals. ---- */

enum { INTERVALS = 5 };
static struct {
    int64_t intervals[INTERVALS], last_beat, last_confirmed;
    int count, at;
    bool beaten;
} rate;

static bool rate_beat(int64_t sample, int64_t now_sample) {
    if (rate.beaten) {
        if (sample <= rate.last_beat) return false;
        rate.intervals[rate.at] = sample - rate.last_beat;
        rate.at = rate.at == INTERVALS - 1 ? 0 : rate.at + 1;
        if (rate.count < INTERVALS) rate.count++;
    }
    rate.beaten = true;
    rate.last_beat = sample;
    rate.last_confirmed = now_sample;
    return true;
}
static double seconds_since_beat(int64_t now_sample) {
    return rate.beaten ? (double) (now_sample - rate.last_beat) / PER_SECOND : __builtin_inf();
}
static bool rate_valid(int64_t now_sample) {
    return rate.count >= 3 && seconds_since_beat(now_sample) < 4;
}
static double rate_median(void) {
    int64_t sorted[INTERVALS];
    for (int i = 0; i < rate.count && i < INTERVALS; i++) {
        int k = i;
        while (k > 0 && sorted[k - 1] > rate.intervals[i]) {
            sorted[k] = sorted[k - 1];
            k--;
        }
        sorted[k] = rate.intervals[i];
    }
    return (double) (sorted[(rate.count - 1) / 2] + sorted[rate.count / 2]) / 2.0;
}
static double per_minute(int64_t now_sample) {
    if (rate.count == 0) return 0;
    return 60.0 * PER_SECOND / most(rate_median(), (double) (now_sample - rate.last_confirmed));
}

/* ---- Signal quality, judged once a second. ---- */

typedef struct { double first, second; } HighPass;
static HighPass noise_first, noise_second;
static struct {
    double lowest, highest, noise_squares;
    int count, rail_count;
    Signal state;
} quality = {.state = IS_FLAT};

static double high_pass(HighPass *filter, double input) {
    double output = 0.6070886193787963 * input + filter->first;
    filter->first = -1.2141772387575926 * input - -1.0533299208134788 * output + filter->second;
    filter->second = 0.6070886193787963 * input - 0.37502455670170687 * output;
    return output;
}
static Signal judge(void) {
    if (quality.rail_count > PER_SECOND / 5) return SATURATED;
    if (quality.highest - quality.lowest < 0.020) return IS_FLAT;
    return __builtin_sqrt(quality.noise_squares / PER_SECOND) > 0.100 ? NOISY : FINE;
}
static void quality_step(double millivolts) {
    bool usable = magnitude(millivolts) < 10;
    double value = usable ? millivolts : 0;
    if (quality.count == 0) quality.lowest = quality.highest = value;
    quality.lowest = least(quality.lowest, value);
    quality.highest = most(quality.highest, value);
    double noise = high_pass(&noise_second, high_pass(&noise_first, value));
    quality.noise_squares += noise * noise;
    if (!usable) quality.rail_count++;
    if (++quality.count == PER_SECOND) {
        quality.state = judge();
        quality.count = quality.rail_count = 0;
        quality.noise_squares = 0;
    }
}

/* ---- The task. ---- */

static Mode next_mode(bool has_signal, bool has_rate) {
    switch (mode) {
        case LEARNING: return !has_signal ? BLIND : has_rate ? WATCHING : LEARNING;
        case WATCHING: return has_signal ? WATCHING : BLIND;
        default: return has_signal ? LEARNING : BLIND;
    }
}
static void report(bool is_live, int64_t sample, int64_t now_ns) {
    double since = seconds_since_beat(sample), beats = per_minute(sample);
    bool has_rate = is_live && rate_valid(sample);
    alarm_report(&alarms[ASYSTOLE], is_live && rate.beaten && since >= 4, now_ns);
    alarm_report(&alarms[BRADYCARDIA], has_rate && beats < 40, now_ns);
    alarm_report(&alarms[TACHYCARDIA], has_rate && beats > 140, now_ns);
    alarm_report(&alarms[NO_SIGNAL], !is_live, now_ns);
}
static bool watch(int64_t now_ns) {
    bool is_good = electrodes.latched.quality == GOOD;
    double millivolts = is_good ? electrodes.latched.value : NOT_A_NUMBER;
    quality_step(millivolts);
    if (step(millivolts) && !rate_beat(beatSample, now)) return false;
    bool is_live = is_good && quality.state != SATURATED;
    bool has_rate = rate_valid(now);
    Mode next = next_mode(is_live, has_rate);
    mode = next;
    mode_code = next;
    if (is_good) output_set(&outputs[WAVE], millivolts, now_ns);
    else output_missing(&outputs[WAVE], now_ns);
    if (is_live && has_rate) output_set(&outputs[HEART_RATE], per_minute(now), now_ns);
    else output_missing(&outputs[HEART_RATE], now_ns);
    report(is_live, now, now_ns);
    return true;
}

/* ---- The device as its host sees it. ---- */

static int64_t releases, publish_at_ns = INT64_MAX;
static bool distrusted;

static int64_t release_ns_of(int64_t index) {
    return index / PER_SECOND * INT64_C(1000000000)
        + index % PER_SECOND * INT64_C(1000000000) / PER_SECOND;
}
static void publish(void) {
    for (int i = 0; i < OUTPUTS; i++) outputs[i].published = outputs[i].working;
    for (int i = 0; i < ALARMS; i++) alarm_publish(&alarms[i]);
    published_mode_code = mode_code;
    for (int i = 0; i < OUTPUTS; i++) {
        fold_number(&digest, outputs[i].published.value);
        fold_word(&digest, outputs[i].published.quality);
    }
    for (int i = 0; i < ALARMS; i++) fold_word(&digest, alarms[i].published);
    fold_word(&digest, (uint64_t) (int64_t) published_mode_code);
}
static void discard(int64_t now_ns) {
    for (int i = 0; i < OUTPUTS; i++) output_missing(&outputs[i], now_ns);
    for (int i = 0; i < ALARMS; i++) alarm_discard(&alarms[i]);
    mode_code = -1;
}
static void release(int64_t now_ns) {
    input_latch(&electrodes, now_ns);
    if (!distrusted && !watch(now_ns)) {
        distrusted = true;
        discard(now_ns);
    }
    alarm_report(&alarms[TRAPPED], distrusted, now_ns);
    publish_at_ns = now_ns + INT64_C(1000000000) / PER_SECOND;
    releases++;
}
static void advance(int64_t now_ns) {
    for (;;) {
        int64_t release_ns = release_ns_of(releases);
        int64_t instant_ns = publish_at_ns < release_ns ? publish_at_ns : release_ns;
        if (instant_ns > now_ns) return;
        if (publish_at_ns <= instant_ns) {
            publish_at_ns = INT64_MAX;
            publish();
        }
        if (release_ns <= instant_ns) release(release_ns);
    }
}

void device_start(void) {
    electrodes.offered.value = electrodes.latched.value = NOT_A_NUMBER;
    for (int i = 0; i < OUTPUTS; i++) {
        outputs[i].working = outputs[i].published = (Reading) {NOT_A_NUMBER, 0, MISSING};
    }
    init();
}
int32_t device_arity(uint32_t entry) { return entry == ENTRY_offer ? 4 : 1; }
int32_t device_call(uint32_t entry, const uint64_t *words, uint64_t *results) {
    int index = (int) words[0];
    (void) results;
    switch (entry) {
        case ENTRY_advance: advance((int64_t) words[0]); return 0;
        case ENTRY_offer:
            require(index == 0);
            input_offer(&electrodes, double_of(words[1]), (int) words[2], (int64_t) words[3]);
            return 0;
        case ENTRY_acknowledge:
            require(index >= 0 && index < ALARMS);
            alarms[index].answer_waiting = true;
            return 0;
        default: __builtin_trap();
    }
}
int32_t device_probe(uint64_t *results) {
    results[0] = digest;
    return 1;
}
