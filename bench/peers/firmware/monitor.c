/* The heart monitor by hand: the Java device of that name, for one lead of 360 samples a second,
 * with everything that its step does, from the latching of its port to the digest of what it
 * publishes. What the Java keeps beyond that for other devices (where a rhythm began, a second
 * lead, other rates) is left out. Not the same in time, but in every bit that is published. */
#include "entries.h"
#include "device.h"
#include "kernel.h"

const char device_seal[] = "Homeostat, by hand";

enum { HERTZ = 360, SAMPLES_EACH_POINT = 3, POINTS_PER_SECOND = 120 };
#define MILLIVOLTS_MAX 100.0
#define RAIL_MILLIVOLTS 10.0

/* ---- What every part uses. ---- */

/* A check of our own failed: the step is discarded and the task never runs again. */
static bool broken;

static inline int inside(int index, int length) {
    if (index >= 0 && index < length) return index;
    broken = true;
    return 0;
}
static inline int less(int a, int b) { return a < b ? a : b; }
static inline int more(int a, int b) { return a > b ? a : b; }
static inline int64_t lesser(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t greater(int64_t a, int64_t b) { return a > b ? a : b; }
static inline double root(double a) { return __builtin_sqrt(a); }
static inline double limit(double value, double low, double high) {
    return most(low, least(high, value));
}
/* To the nearest whole number, half to even; its size is below 2^31. */
static inline int rounded(double value) {
    const double no_fraction = 6755399441055744.0;
    return (int) (value + no_fraction - no_fraction);
}
/* Source: fdlibm 5.3, e_log.c. Copyright (C) 1993 Sun Microsystems, Inc. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is
 * preserved. For positive normal numbers, which is all that comes here. */
static double logarithm(double x) {
    const double head = 0x1.62e42feep-1, tail = 0x1.a39ef35793c76p-33;
    union { double number; uint64_t bits; } word = {.number = x};
    int32_t high = (int32_t) (word.bits >> 32), fraction = high & 0xfffff;
    int32_t halved = (fraction + 0x95f64) & 0x100000;
    word.bits = (word.bits & 0xffffffff)
        | (uint64_t) (uint32_t) (fraction | (halved ^ 0x3ff00000)) << 32;
    double f = word.number - 1.0, k = (high >> 20) - 1023 + (halved >> 20);
    if ((0xfffff & (2 + fraction)) < 3) {
        double r = f * f * (0.5 - 0.33333333333333333 * f);
        if (f == 0.0) return k * head + k * tail;
        return k == 0.0 ? f - r : k * head - (r - k * tail - f);
    }
    double s = f / (2.0 + f), z = s * s, w = z * z;
    double even = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3
        + w * 0x1.39a09d078c69fp-3));
    double odd = z * (0x1.5555555555593p-1 + w * (0x1.2492494229359p-2
        + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
    double r = odd + even;
    if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
        double half = 0.5 * f * f;
        return k == 0.0 ? f - (half - s * (half + r))
            : k * head - (half - (s * (half + r) + k * tail) - f);
    }
    return k == 0.0 ? f - s * (f - r) : k * head - (s * (f - r) - k * tail - f);
}
static double log_ratio(double one, double other) {
    return logarithm(most(1e-3, one) / most(1e-3, other));
}

typedef struct { double b0, b1, b2, a1, a2; } Coefficients;
typedef struct { double first, second; } Memory;

static inline double biquad(const Coefficients *by, Memory *memory, double input) {
    double output = by->b0 * input + memory->first;
    memory->first = by->b1 * input - by->a1 * output + memory->second;
    memory->second = by->b2 * input - by->a2 * output;
    return output;
}
/* Butterworth: 40 Hz at 360, 1 and 20 Hz at 120 points a second. */
static const Coefficients NOISE = {0.6070886193787963, -1.2141772387575926, 0.6070886193787963,
    -1.0533299208134788, 0.37502455670170687};
static const Coefficients HIGH_PASS = {0.9636527639641733, -1.9273055279283466, 0.9636527639641733,
    -1.9259839697318861, 0.9286270861248075};
static const Coefficients LOW_PASS = {0.15505102572168217, 0.31010205144336433, 0.15505102572168217,
    -0.6202041028867289, 0.24040820577345756};

/* The sum of the last inputs, and inputs to be looked back at; lengths are the callers'. */
typedef struct { int32_t at, sum; } Sum;

static inline int32_t sum_step(Sum *of, int32_t *ring, int length, int32_t input) {
    of->sum += input - ring[of->at];
    ring[of->at] = input;
    of->at = of->at + 1 == length ? 0 : of->at + 1;
    return of->sum;
}
static void sum_settle(Sum *of, int32_t *ring, int length, int32_t input) {
    for (int i = 0; i < length; i++) ring[i] = input;
    of->sum = input * length;
}

/* The last eight values, also in order of size. */
enum { EIGHT = 8 };
typedef struct { int32_t ring[EIGHT], sorted[EIGHT], at; } LastEight;

static void eight_fill(LastEight *of, int32_t value) {
    for (int i = 0; i < EIGHT; i++) of->ring[i] = of->sorted[i] = value;
}
static void eight_push(LastEight *of, int32_t value) {
    int place = 0;
    while (place < EIGHT - 1 && of->sorted[place] != of->ring[of->at]) place++;
    for (; place > 0 && of->sorted[place - 1] > value; place--) {
        of->sorted[place] = of->sorted[place - 1];
    }
    for (; place < EIGHT - 1 && of->sorted[place + 1] < value; place++) {
        of->sorted[place] = of->sorted[place + 1];
    }
    of->sorted[place] = value;
    of->ring[of->at] = value;
    of->at = (of->at + 1) & (EIGHT - 1);
}
static int32_t eight_mean(const LastEight *of) {
    int32_t sum = 0;
    for (int i = 0; i < EIGHT; i++) sum += of->ring[i];
    return sum / EIGHT;
}
static int32_t eight_median(const LastEight *of) { return (of->sorted[3] + of->sorted[4]) / 2; }

/* Whether successive intervals have no rhythm at all. */
enum { IRREGULAR = 16 };
typedef struct {
    double intervals[IRREGULAR], sorted[IRREGULAR], unlike, neighbours_unlike;
    int32_t at, count;
    bool present;
} Irregularity;

static void irregularity_sort(Irregularity *of, double oldest, double seconds) {
    int place = 0;
    while (place < of->count - 1 && of->sorted[place] != oldest) place++;
    for (; place > 0 && of->sorted[place - 1] > seconds; place--) {
        of->sorted[place] = of->sorted[place - 1];
    }
    for (; place < of->count - 1 && of->sorted[place + 1] < seconds; place++) {
        of->sorted[place] = of->sorted[place + 1];
    }
    of->sorted[place] = seconds;
}
static void irregularity_compare(Irregularity *of) {
    double mean = 0;
    int neighbours = 0, pairs = 0, shorter = 0, longer = 0;
    for (int i = 0; i < IRREGULAR; i++) mean += of->intervals[i] / IRREGULAR;
    double tolerance = 0.07 * mean;
    for (int i = 1; i < IRREGULAR; i++) {
        double earlier = of->intervals[(of->at + i - 1) & (IRREGULAR - 1)];
        double later = of->intervals[(of->at + i) & (IRREGULAR - 1)];
        neighbours += magnitude(later - earlier) >= tolerance;
    }
    while (longer < IRREGULAR) {
        double apart = of->sorted[longer] - of->sorted[less(shorter, longer)];
        if (shorter < longer && apart >= tolerance) shorter++;
        else {
            pairs += shorter;
            longer++;
        }
    }
    of->unlike += 0.04 * (pairs / 120.0 - of->unlike);
    of->neighbours_unlike += 0.04 * (neighbours / 15.0 - of->neighbours_unlike);
}
static void irregularity_push(Irregularity *of, double seconds) {
    double oldest = of->count == IRREGULAR ? of->intervals[of->at] : NOT_A_NUMBER;
    of->intervals[of->at] = seconds;
    of->at = (of->at + 1) & (IRREGULAR - 1);
    of->count = less(IRREGULAR, of->count + 1);
    irregularity_sort(of, oldest, seconds);
    if (of->count < IRREGULAR) return;
    irregularity_compare(of);
    double bar = of->present ? 0.55 : 0.65;
    of->present = of->unlike > bar && of->neighbours_unlike > bar - 0.15;
}
static void irregularity_reset(Irregularity *of) {
    of->count = 0;
    of->unlike = of->neighbours_unlike = 0;
    of->present = false;
}

static int64_t now_sample = -1;
static double held;

/* ---- The worth of the signal, second by second. ---- */

typedef enum { FIT, SILENT, SATURATED, NOISY } SignalState;
static struct {
    Memory first, second;
    double lowest, highest, noise_squares;
    int32_t count, rail_count;
    SignalState state;
} quality = {.state = SILENT};

static SignalState judged(void) {
    if (quality.rail_count > HERTZ / 5) return SATURATED;
    if (quality.highest - quality.lowest < 0.020) return SILENT;
    return root(quality.noise_squares / HERTZ) > 0.100 ? NOISY : FIT;
}
static void quality_step(double millivolts) {
    bool usable = magnitude(millivolts) < RAIL_MILLIVOLTS;
    double value = usable ? millivolts : 0;
    if (quality.count == 0) quality.lowest = quality.highest = value;
    quality.lowest = least(quality.lowest, value);
    quality.highest = most(quality.highest, value);
    double noise = biquad(&NOISE, &quality.second, biquad(&NOISE, &quality.first, value));
    quality.noise_squares += noise * noise;
    quality.rail_count += !usable;
    if (++quality.count == HERTZ) {
        quality.state = judged();
        quality.count = quality.rail_count = 0;
        quality.noise_squares = 0;
    }
}

/* ---- Fibrillation, by the shape of four seconds. ---- */

enum { WINDOW = 480, WINDOW_RING = 512, PIECES = 60, PARTS = 20, PART = 24 };
static struct {
    double ring[WINDOW_RING];
    Memory high_pass, low_pass;
    double sum, size, way, left, both, mean, peak, leakage, fullness, hertz;
    int32_t in_sum, newest, measured, half, above, points, piece, seconds, votes;
    bool present;
} wave;

static inline double wave_at(int ago) {
    return wave.ring[(wave.measured - ago) & (WINDOW_RING - 1)];
}
static void wave_size(int from) {
    double before = wave_at(more(0, from - 1)) - wave.mean;
    for (int i = from; i < from + PART; i++) {
        double value = wave_at(i) - wave.mean;
        wave.size += magnitude(value);
        wave.way += magnitude(value - before);
        wave.peak = most(wave.peak, magnitude(value));
        before = value;
    }
}
static void wave_fold(int from) {
    for (int i = from; i < from + PART; i++) {
        double value = wave_at(i) - wave.mean;
        wave.above += magnitude(value) > 0.2 * wave.peak;
        if (i + wave.half < WINDOW) {
            double earlier = wave_at(i + wave.half) - wave.mean;
            wave.left += magnitude(value + earlier);
            wave.both += magnitude(value) + magnitude(earlier);
        }
    }
}
static void wave_measure(int piece) {
    int from = piece % PARTS * PART;
    if (piece < PARTS) {
        for (int i = from; i < from + PART; i++) wave.mean += wave_at(i) / WINDOW;
    } else if (piece < 2 * PARTS) wave_size(from);
    else wave_fold(from);
    if (piece == 2 * PARTS - 1) {
        wave.hertz = wave.size > 0
            ? wave.way * POINTS_PER_SECOND / (6.283185307179586 * wave.size) : 0;
        wave.half = wave.hertz > 0
            ? rounded(least(WINDOW, POINTS_PER_SECOND / wave.hertz / 2)) : WINDOW;
    } else if (piece == PIECES - 1) {
        wave.leakage = wave.both > 0 && wave.half < WINDOW / 2 ? wave.left / wave.both : 1;
        wave.fullness = (double) wave.above / WINDOW;
    }
}
static void wave_judge(void) {
    bool live = wave.peak > 0.15;
    bool looks_so = wave.seconds == 4 && live && wave.leakage < 0.47 && wave.fullness > 0.40
        && wave.hertz > 2 && wave.hertz < 8;
    bool looks_over = !live || wave.leakage > 0.60 || wave.fullness < 0.30;
    if (wave.present) wave.votes = looks_over ? wave.votes + 1 : 0;
    else wave.votes = looks_so ? wave.votes + 1 : more(0, wave.votes - 1);
    if (wave.votes >= 2) {
        wave.present = !wave.present;
        wave.votes = 0;
    }
}
static void wave_begin(void) {
    wave.points = 0;
    wave.seconds = less(4, wave.seconds + 1);
    wave.measured = wave.newest;
    wave.mean = wave.size = wave.way = wave.peak = wave.left = wave.both = 0;
    wave.above = 0;
    wave.piece = 0;
}
static void wave_step(void) {
    wave.sum += held;
    if (++wave.in_sum == SAMPLES_EACH_POINT) {
        wave.newest = (wave.newest + 1) & (WINDOW_RING - 1);
        wave.ring[wave.newest] = biquad(&LOW_PASS, &wave.low_pass,
                biquad(&HIGH_PASS, &wave.high_pass, wave.sum / SAMPLES_EACH_POINT));
        wave.sum = 0;
        wave.in_sum = 0;
        wave.points++;
    }
    if (wave.points == POINTS_PER_SECOND) wave_begin();
    else if (wave.piece < PIECES) {
        wave_measure(wave.piece++);
        if (wave.piece == PIECES) wave_judge();
    }
}

/* ---- The lead as the beat detector sees it. ---- */

enum { SMOOTHING = 9, BASELINE = 45, BASELINE_DELAY = 22, LOOK_BACK = 101, SLOPE = 4, ENERGY = 43,
    BAND_DELAY = 30, ENERGY_DELAY = 53, BLOCKS = 64, BLOCK = 18, SECOND_BLOCKS = 20,
    BEAT = 4096, HEIGHT_MIN = 5 };
static struct {
    int32_t first_ring[SMOOTHING], second_ring[SMOOTHING], smoothed[BASELINE_DELAY + 1];
    int32_t baseline_ring[BASELINE], band[LOOK_BACK], energy_ring[ENERGY];
    Sum first, second, baseline, energy;
    int32_t smoothed_newest, band_newest;
} filter;
static struct {
    int32_t blocks[BLOCKS];
    LastEight heights, second_heights;
    int64_t block_count, gain;
    int32_t microvolts, block_left, block_height, second_left, second_height, learned_height;
    int32_t height, doubts;
    bool begun;
} lead;

static int32_t band(int ago) {
    int index = filter.band_newest - ago;
    return filter.band[inside(index < 0 ? index + LOOK_BACK : index, LOOK_BACK)];
}
static int32_t steepness(int ago) {
    int32_t difference = band(ago) - band(ago + SLOPE);
    return difference < 0 ? -difference : difference;
}
static void filter_settle(int32_t microvolts) {
    sum_settle(&filter.first, filter.first_ring, SMOOTHING, microvolts);
    sum_settle(&filter.second, filter.second_ring, SMOOTHING, microvolts);
    for (int i = 0; i <= BASELINE_DELAY; i++) filter.smoothed[i] = microvolts;
    sum_settle(&filter.baseline, filter.baseline_ring, BASELINE, microvolts);
}
static int32_t filter_step(int32_t microvolts) {
    int32_t once = sum_step(&filter.first, filter.first_ring, SMOOTHING, microvolts) / SMOOTHING;
    int32_t smooth = sum_step(&filter.second, filter.second_ring, SMOOTHING, once) / SMOOTHING;
    int newest = filter.smoothed_newest + 1;
    filter.smoothed_newest = newest = newest > BASELINE_DELAY ? 0 : newest;
    filter.smoothed[newest] = smooth;
    int32_t middle = filter.smoothed[newest == BASELINE_DELAY ? 0 : newest + 1];
    newest = filter.band_newest + 1;
    filter.band_newest = newest == LOOK_BACK ? 0 : newest;
    filter.band[filter.band_newest] = middle
        - sum_step(&filter.baseline, filter.baseline_ring, BASELINE, smooth) / BASELINE;
    return sum_step(&filter.energy, filter.energy_ring, ENERGY, steepness(0)) / ENERGY;
}
static void lead_weigh(void) { lead.gain = ((int64_t) BEAT << 16) / lead.height; }
static void lead_settle(void) {
    lead.height = more(HEIGHT_MIN, lead.heights.sorted[2]);
}
static void lead_relearn(void) {
    lead.heights = lead.second_heights;
    lead_settle();
}
static void close_block(void) {
    lead.blocks[lead.block_count & (BLOCKS - 1)] = lead.block_height;
    lead.block_count++;
    lead.second_height = more(lead.second_height, lead.block_height);
    lead.learned_height = more(lead.learned_height, lead.block_height);
    if (--lead.second_left == 0) {
        lead.second_left = SECOND_BLOCKS;
        eight_push(&lead.second_heights, lead.second_height);
        lead.second_height = 0;
    }
    lead.block_left = BLOCK;
    lead.block_height = 0;
}
static int32_t lead_step(double millivolts) {
    if (millivolts == millivolts) lead.microvolts = rounded(held * 1000);
    if (!lead.begun) {
        lead.begun = true;
        filter_settle(lead.microvolts);
    }
    int32_t energy = filter_step(lead.microvolts);
    lead.block_height = more(lead.block_height, energy);
    if (--lead.block_left == 0) close_block();
    return (int32_t) lesser(BEAT, (energy * lead.gain) >> 16);
}
static int32_t block_at(int64_t index) {
    bool kept = index >= 0 && index < lead.block_count && index >= lead.block_count - BLOCKS;
    return kept ? lead.blocks[index & (BLOCKS - 1)] : 0;
}
static void lead_beat(int64_t before, int64_t at) {
    int64_t centre = at / BLOCK;
    int32_t highest = 0, between = 0;
    for (int near = -1; near <= 1; near++) highest = more(highest, block_at(centre + near));
    int32_t quietest = highest;
    int64_t from = greater(before / BLOCK + 3, lead.block_count - BLOCKS);
    int count = (int) lesser(BLOCKS, centre - 3 - from + 1);
    for (int k = 0; k < count; k++) {
        int32_t each = lead.blocks[((int) from + k) & (BLOCKS - 1)];
        between = more(between, each);
        quietest = less(quietest, each);
    }
    eight_push(&lead.heights, highest);
    lead.height = more(HEIGHT_MIN, lead.heights.sorted[2]);
    bool lonely = between > lead.height * INT64_C(2) && quietest * INT64_C(8) < between;
    lead.doubts = lonely ? lead.doubts + 1 : more(0, lead.doubts - 1);
    if (lead.doubts >= 4) {
        lead.doubts = 0;
        lead_relearn();
    }
}

/* ---- The beat detector. ---- */

enum { REFRACTORY = 72, T_WAVE = 130, FIDUCIAL = 22, HUMP = 34, LEARNING = 720, RELEARNING = 2880,
    SEARCH_BACK = 720, INTERVAL_MAX = 1080, LATENCY_MAX = SEARCH_BACK - T_WAVE + ENERGY_DELAY + 1 };
typedef struct {
    int64_t sample;
    int32_t height, steepness;
    bool present;
} Candidate;
static struct { int32_t top, before, flat, since_top, height, age; } hump;
static struct {
    LastEight beats, noises;
    int32_t beat, noise, threshold;
} level;
static struct {
    LastEight intervals;
    Candidate candidate, rejected, beat;
    int64_t beat_sample, searched_from, found_at;
    int32_t learning_until, candidate_left, interval, beat_steepness;
    bool beaten;
} detector;

static bool hump_step(int32_t value) {
    bool complete = false;
    if (value > hump.top && value >= hump.before) {
        hump.top = value;
        hump.since_top = hump.flat = 0;
    } else if (hump.top > 0) {
        hump.since_top++;
        if (value == hump.top && hump.flat + hump.since_top < HUMP) {
            hump.flat += hump.since_top;
            hump.since_top = 0;
        } else if (value < hump.top / 2 || hump.since_top >= HUMP) {
            hump.height = hump.top;
            hump.age = hump.since_top + hump.flat / 2;
            hump.since_top = hump.top = 0;
            complete = true;
        }
    }
    hump.before = value;
    return complete;
}
static void level_update(void) {
    level.beat = eight_median(&level.beats);
    level.noise = eight_mean(&level.noises);
    level.threshold = level.noise + (level.beat - level.noise) * 9 / 16;
}
static void level_start(void) {
    eight_fill(&level.beats, BEAT);
    eight_fill(&level.noises, 0);
    level_update();
}
static int32_t noise_per_mille(void) { return level.noise * 1000 / more(1, level.beat); }

static void consider(int32_t height, int age) {
    Candidate *candidate = &detector.candidate;
    if (candidate->present && height < candidate->height) return;
    int middle = age + ENERGY_DELAY - BAND_DELAY;
    int from = more(0, middle - FIDUCIAL);
    int to = more(0, less(LOOK_BACK - SLOPE - 1, middle + FIDUCIAL));
    int64_t deflection = -1, steepest = 0;
    int place = from;
    for (int ago = from; ago <= from + 2 * FIDUCIAL && ago <= to; ago++) {
        int32_t value = band(ago);
        int64_t size = (value < 0 ? -value : value) * lead.gain;
        int64_t slope = steepness(more(0, ago - SLOPE / 2)) * lead.gain;
        if (size > deflection) {
            deflection = size;
            place = ago;
        }
        steepest = greater(steepest, slope);
    }
    int32_t steep = (int32_t) lesser(INT32_MAX, steepest >> 16);
    if (!candidate->present || height > candidate->height || steep > candidate->steepness) {
        *candidate = (Candidate) {now_sample - BAND_DELAY - place, height, steep, true};
        detector.candidate_left = more(0, REFRACTORY - age - 1);
    }
}
static void learn_levels(void) {
    if (detector.candidate_left <= 0) detector.candidate.present = false;
    if (now_sample < detector.learning_until) return;
    detector.learning_until = 0;
    eight_fill(&lead.heights, more(HEIGHT_MIN, lead.learned_height));
    lead_settle();
    lead_weigh();
    level_start();
    detector.searched_from = detector.found_at = now_sample;
}
static void relearn_levels(void) {
    lead_relearn();
    lead_weigh();
    level_start();
    eight_fill(&detector.intervals, HERTZ);
    detector.interval = HERTZ;
    detector.found_at = now_sample;
}
static int32_t threshold(int64_t since) {
    bool early = detector.beaten && since * 8 < detector.interval * INT64_C(5);
    return level.threshold + (early && noise_per_mille() > 350 ? BEAT / 8 : 0);
}
static bool classify(void) {
    Candidate *candidate = &detector.candidate;
    candidate->present = false;
    int64_t since = candidate->sample - detector.beat_sample;
    if (detector.beaten && since < REFRACTORY) return false;
    bool t_wave = detector.beaten && since < T_WAVE
        && candidate->steepness * INT64_C(2) < detector.beat_steepness;
    if (candidate->height > threshold(since) && !t_wave) {
        detector.beat = *candidate;
        return true;
    }
    eight_push(&level.noises, less(candidate->height, level.beat));
    level_update();
    Candidate *rejected = &detector.rejected;
    if (candidate->sample - detector.searched_from > T_WAVE
            && (!rejected->present || candidate->height > rejected->height)) {
        *rejected = *candidate;
        rejected->present = true;
    }
    return false;
}
static bool search_back(void) {
    Candidate *rejected = &detector.rejected;
    if (!rejected->present) return false;
    if (now_sample - rejected->sample > LATENCY_MAX) {
        rejected->present = false;
        return false;
    }
    int64_t waited = now_sample - ENERGY_DELAY - detector.searched_from;
    bool late = waited > detector.interval + detector.interval / 2 && !detector.candidate.present;
    int32_t overdue = less(level.threshold / 2, level.noise + (level.beat - level.noise) * 3 / 16);
    if ((late || waited >= SEARCH_BACK) && rejected->height > overdue) {
        detector.beat = *rejected;
        return true;
    }
    return false;
}
static void accept_beat(void) {
    const Candidate *beat = &detector.beat;
    eight_push(&level.beats, beat->height);
    level_update();
    if (detector.beaten && beat->sample - detector.beat_sample < INTERVAL_MAX) {
        eight_push(&detector.intervals, (int32_t) (beat->sample - detector.beat_sample));
        detector.interval = eight_mean(&detector.intervals);
    }
    if (detector.beaten) {
        lead_beat(detector.beat_sample + ENERGY_DELAY, beat->sample + ENERGY_DELAY);
        lead_weigh();
    }
    detector.beaten = true;
    detector.beat_sample = detector.searched_from = beat->sample;
    detector.beat_steepness = beat->steepness;
    detector.found_at = now_sample;
    detector.rejected.present = false;
}
static bool detect(double millivolts) {
    int32_t energy = lead_step(millivolts);
    now_sample++;
    bool looks = hump_step(energy);
    Candidate *candidate = &detector.candidate;
    if (candidate->present && energy > candidate->height) candidate->present = false;
    detector.candidate_left = more(0, detector.candidate_left - 1);
    if (looks) consider(hump.height, hump.age);
    else if (detector.learning_until > 0) learn_levels();
    else if ((candidate->present && detector.candidate_left <= 0 && classify()) || search_back()) {
        accept_beat();
        return true;
    } else if (now_sample - detector.found_at > RELEARNING) relearn_levels();
    return false;
}

/* ---- The heart rate. ---- */

enum { INTERVALS = 5 };
static struct {
    int64_t intervals[INTERVALS], last_beat, confirmed;
    double median;
    int32_t count, at;
    bool beaten;
} meter;

static double meter_median(void) {
    int64_t sorted[INTERVALS];
    for (int i = 0; i < meter.count; i++) {
        int k = i;
        for (; k > 0 && sorted[k - 1] > meter.intervals[i]; k--) sorted[k] = sorted[k - 1];
        sorted[k] = meter.intervals[i];
    }
    return (sorted[(meter.count - 1) / 2] + sorted[meter.count / 2]) / 2.0;
}
static void meter_beat(int64_t sample) {
    if (meter.beaten) {
        if (sample <= meter.last_beat) broken = true;
        meter.intervals[meter.at] = sample - meter.last_beat;
        meter.at = meter.at == INTERVALS - 1 ? 0 : meter.at + 1;
        meter.count = less(INTERVALS, meter.count + 1);
        meter.median = meter_median();
    }
    meter.beaten = true;
    meter.last_beat = sample;
    meter.confirmed = now_sample;
}
static bool has_rate(void) {
    return meter.count >= 3 && (now_sample - meter.last_beat) / 360.0 < 4;
}
static double rate_per_minute(void) {
    return 21600 / most(meter.median, (double) (now_sample - meter.confirmed));
}

/* ---- The shape of a beat. ---- */

enum { SHAPE = 31, LAG_MAX = 6, STRETCH = SHAPE + 2 * LAG_MAX, BEFORE = 18, T_POINTS = 32,
    AFTERWARDS = T_POINTS + 2 * LAG_MAX, BEAT_RING = 256, FORMS = 6 };
static struct {
    double ring[BEAT_RING], stretch[STRETCH], powers[STRETCH], before[BEFORE];
    double afterwards[AFTERWARDS];
    double sum, level, size, after, width, height, steepness, area;
    int64_t points, centre;
    int32_t in_sum, lag;
} beat;

static void beat_step(void) {
    beat.sum += held;
    if (++beat.in_sum == SAMPLES_EACH_POINT) {
        beat.ring[beat.points & (BEAT_RING - 1)] = beat.sum / SAMPLES_EACH_POINT;
        beat.points++;
        beat.sum = 0;
        beat.in_sum = 0;
    }
}
static double point(int64_t at) {
    int64_t kept = greater(beat.points - BEAT_RING, lesser(beat.points - 1, at));
    return beat.ring[greater(0, kept) & (BEAT_RING - 1)];
}
static inline const double *shape(void) {
    return &beat.stretch[inside(LAG_MAX + beat.lag, STRETCH - SHAPE + 1)];
}
static double beat_power(void) {
    int from = inside(LAG_MAX + beat.lag, STRETCH - SHAPE + 1);
    return beat.powers[from + SHAPE - 1] - beat.powers[from]
        + beat.stretch[from] * beat.stretch[from];
}
static double beat_wave(void) {
    double total = 0;
    int from = inside(LAG_MAX + beat.lag, AFTERWARDS - T_POINTS + 1);
    for (int i = 0; i < T_POINTS; i++) total += beat.afterwards[from + i];
    return total / T_POINTS;
}
static void beat_measure(void) {
    const double *points = shape();
    beat.size = root(beat_power() / SHAPE);
    double previous = points[0], lowest = previous, highest = previous, own = previous;
    double absolute = magnitude(previous), mass = 0, first = 0, second = 0, steepest = 0;
    for (int i = 1; i < SHAPE; i++) {
        double value = points[i], slope = value - previous, weight = slope * slope;
        mass += weight;
        first += weight * i;
        second += weight * i * i;
        lowest = least(lowest, value);
        highest = most(highest, value);
        steepest = most(steepest, magnitude(slope));
        own += value;
        absolute += magnitude(value);
        previous = value;
    }
    double mean = mass > 0 ? first / mass : 0;
    double variance = mass > 0 ? second / mass - mean * mean : 0;
    beat.width = 16 * root(most(0, variance));
    beat.height = highest - lowest;
    beat.area = own / (absolute + 1e-6);
    beat.steepness = steepest;
}
static void beat_shift(int lag) { beat.lag = lag; }
static void beat_look(int64_t sample) {
    beat.centre = sample / SAMPLES_EACH_POINT;
    beat.level = 0;
    for (int i = 0; i < 3; i++) beat.level += point(beat.centre - 12 + i) / 3;
    double power = 0;
    for (int i = 0; i < STRETCH; i++) {
        double value = point(beat.centre - 12 - LAG_MAX + i) - beat.level;
        beat.stretch[i] = value;
        power += value * value;
        beat.powers[i] = power;
    }
    beat_shift(0);
    beat_measure();
}
static void beat_look_around(void) {
    for (int i = 0; i < AFTERWARDS; i++) {
        beat.afterwards[i] = point(beat.centre + 20 - LAG_MAX + i) - beat.level;
    }
    double mean = 0;
    for (int i = 0; i < BEFORE; i++) {
        beat.before[i] = point(beat.centre - 30 + i);
        mean += beat.before[i] / BEFORE;
    }
    for (int i = 0; i < BEFORE; i++) beat.before[i] -= mean;
    beat.after = 0;
    for (int i = 0; i < 10; i++) beat.after += beat.afterwards[LAG_MAX + i] / 10;
}

/* ---- The forms that beats have. ---- */

typedef struct {
    double shape[SHAPE], before[BEFORE];
    double size, height, after, width, count, earliness;
} Form;
static Form forms[FORMS];
static struct {
    int32_t usual, usual_lag, nearest, nearest_lag, learned;
    double nearest_likeness, usual_likeness;
} match;

static inline double form_size(const Form *form) { return most(0.02, form->size); }
static inline double form_height(const Form *form) { return form->height + 1e-3; }
static double form_width(const Form *form) {
    double weighted = 0 + form->size * form->width;
    return form->size > 0 ? weighted / form->size : 0;
}
static double squares(const double *a) {
    double sum = 0;
    for (int i = 0; i < SHAPE; i++) sum += a[i] * a[i];
    return sum;
}
static double products(const double *a, const double *b) {
    double sum = 0;
    for (int i = 0; i < SHAPE; i++) sum += a[i] * b[i];
    return sum;
}
static double difference(const double *a, const double *b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
        double off = a[i] - b[i];
        sum += off * off;
    }
    return root(sum / length);
}
static double difference_at_beginning(const Form *form) {
    double lowest = 1.7976931348623157e308;
    const double *own = shape();
    for (int by = -2; by <= 2; by++) {
        double sum = 0;
        for (int i = 4; i < 13; i++) {
            double off = form->shape[i] - own[i + by];
            sum += off * off;
        }
        lowest = least(lowest, sum);
    }
    return root(lowest / 9) / form_height(form);
}
static double form_steepness(const Form *form) {
    double steepest = 0;
    for (int i = 1; i < SHAPE; i++) {
        steepest = most(steepest, magnitude(form->shape[i] - form->shape[i - 1]));
    }
    return steepest;
}
static double form_likeness(const Form *form, const Form *other) {
    double product = 0, own = 0, others = 0;
    for (int i = 0; i < SHAPE; i++) {
        product += form->shape[i] * other->shape[i];
        own += form->shape[i] * form->shape[i];
        others += other->shape[i] * other->shape[i];
    }
    double norm = root(own * others);
    return norm > 0
        ? product / norm * least(1, root(least(own, others) / most(own, others)) + 0.3) : 0;
}
static void form_learn(Form *form) {
    double part = 1 / least(8, form->count + 1);
    const double *own = shape();
    for (int i = 0; i < SHAPE; i++) form->shape[i] += (own[i] - form->shape[i]) * part;
    for (int i = 0; i < BEFORE; i++) form->before[i] += (beat.before[i] - form->before[i]) * part;
    form->height += (beat.height - form->height) * part;
    form->size += (beat.size - form->size) * part;
    form->after += (beat.after - form->after) * part;
    form->width += (beat.width - form->width) * part;
}
static void form_clear(Form *form) {
    form->count = 0;
    form->earliness = 1;
}
static bool is_known(void) { return match.nearest_likeness > 0.88; }
static bool has_usual(void) { return forms[match.usual].count >= 0.5; }

static int32_t choose_usual(void) {
    double total = 0, narrowest = 1.7976931348623157e308, best_score = -1;
    int32_t best = 0;
    for (int i = 0; i < FORMS; i++) total += forms[i].count;
    for (int i = 0; i < FORMS; i++) {
        if (forms[i].count > 0.08 * total) narrowest = least(narrowest, form_width(&forms[i]));
    }
    for (int i = 0; i < FORMS; i++) {
        double slim = least(1, narrowest / most(1, form_width(&forms[i])));
        double late = most(0.05, (forms[i].earliness - 0.65) / 0.25);
        double score = forms[i].count * least(1, late) * slim * slim * slim;
        if (forms[i].count >= 0.5 && score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}
static void forms_begin(void) {
    match.usual = choose_usual();
    match.nearest = -1;
    match.nearest_likeness = match.usual_likeness = -2;
    match.usual_lag = 0;
}
static void forms_compare(int piece) {
    int index = piece / 3, from = piece % 3 * 5 - LAG_MAX;
    const Form *form = &forms[index];
    if (!(form->count >= 0.5)) return;
    double ratio = magnitude(log_ratio(beat.size, form_size(form))), own = squares(form->shape);
    double cost = 0.1 * most(0, ratio - 0.3);
    for (int lag = from; lag < from + 5 && lag <= LAG_MAX; lag++) {
        beat_shift(lag);
        double product = products(form->shape, shape());
        double norm = root(own * beat_power());
        double likeness = norm > 0 ? product / norm : 0;
        if (index == match.usual && likeness > match.usual_likeness) {
            match.usual_likeness = likeness;
            match.usual_lag = lag;
        }
        if (likeness - cost > match.nearest_likeness) {
            match.nearest_likeness = likeness - cost;
            match.nearest = index;
            match.nearest_lag = lag;
        }
    }
}
static void forms_learn(double intervals) {
    if (!is_known()) {
        match.nearest = 0;
        for (int i = 1; i < FORMS; i++) {
            if (forms[i].count < forms[match.nearest].count) match.nearest = i;
        }
        form_clear(&forms[match.nearest]);
    }
    for (int i = 0; i < FORMS; i++) forms[i].count *= 0.995;
    Form *form = &forms[inside(match.nearest, FORMS)];
    form_learn(form);
    form->earliness += (intervals - form->earliness) / least(8, form->count + 1);
    form->count++;
    match.learned++;
}
static void forms_tidy(int piece) {
    if (match.learned < 8) return;
    if (piece == 2 * FORMS - 1) match.learned = 0;
    Form *form = &forms[piece / 2];
    for (int i = piece % 2 * (FORMS / 2); i < (piece % 2 + 1) * (FORMS / 2); i++) {
        Form *other = &forms[i];
        if (other != form && other->count >= 3 && other->count <= form->count
                && form_likeness(form, other) > 0.95) {
            double both = form->count + other->count;
            form->earliness = (form->earliness * form->count + other->earliness * other->count)
                / both;
            form->count = both;
            form_clear(other);
        }
    }
}

/* ---- What tells beats apart. ---- */

enum { MEASURES = 35, ABERRANT = 26, NARROWER = 34, BEAT_PIECES = 42, EVERY = 8 };
static double value[MEASURES];
static const double VENTRICULAR[MEASURES] = {
    1.63, 1.83, 0.77, 1.49, 4.39, 1.38, 1.71, 0.00, 2.95, 1.69, 5.82, 1.96, 0.29, 2.21, 1.04, 0.85,
    2.00, 3.86, 0.79, 0.00, 0.00, -0.15, -0.31, -0.71};
static const double SUPRAVENTRICULAR[MEASURES] = {
    6.99, 0.00, 0.00, 0.00, 9.59, 0.00, 0.00, 0.00, 0.00, 2.50, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
    0.00, 0.00, 0.00, 0.00, 0.00, -4.93, 0.00, 0.00, 3.32, 2.38, 1.01, 2.05, 0.95, 2.96, 1.34,
    -0.38, -3.85, -0.83, 0.00};
static struct {
    Irregularity rhythm;
    double intervals[EVERY];
    double interval, ratio, usual_interval, usual_next, interval_before, irregularity;
    double likeness, least_likeness, difference, widening, before, after, beginning, steepening;
    double growth, discordance;
    int64_t at;
    int32_t next, beats;
    bool after_odd;
} measured;

static double ramp(double above, double span) { return limit(0.5 + above / (2 * span), 0, 1); }

static void measure_shape(void) {
    measured.likeness = measured.difference = measured.widening = 0;
    measured.before = measured.after = 0;
    measured.least_likeness = 1;
    if (!has_usual()) return;
    const Form *usual = &forms[match.usual];
    double weight = form_size(usual), norm = root(squares(usual->shape) * beat_power());
    double alike = norm > 0 ? products(usual->shape, shape()) / norm : 0;
    measured.likeness = weight * alike / weight;
    measured.least_likeness = least(1, alike);
    measured.difference = weight * (difference(usual->shape, shape(), SHAPE) / weight) / weight;
    measured.widening = weight * log_ratio(beat.width, usual->width) / weight;
    measured.before = weight * (difference(usual->before, beat.before, BEFORE) / weight) / weight;
    measured.after = magnitude(beat.after - usual->after) / weight;
}
static void measure_outline(void) {
    measured.beginning = measured.steepening = measured.growth = measured.discordance = 0;
    if (!has_usual()) return;
    const Form *usual = &forms[match.usual];
    double height = form_height(usual);
    measured.beginning = height * difference_at_beginning(usual) / height;
    measured.steepening = log_ratio(height * beat.steepness / height,
            height * form_steepness(usual) / height);
    measured.growth = height * log_ratio(beat.height + 0.02, height + 0.02) / height;
    measured.discordance = (0 - beat_wave() * beat.area) / height;
}
static void tell(void) {
    double ratio = measured.ratio, likeness = measured.likeness, after = measured.after;
    double early = ramp(0.87 - ratio, 0.06), unlike = ramp(0.82 - likeness, 0.1);
    double very_unlike = ramp(0.5 - likeness, 0.25), wide = ramp(measured.widening - 0.2, 0.15);
    double begins_otherwise = ramp(measured.beginning - 0.17, 0.08);
    double large = limit(measured.growth, 0, 0.7), changed = ramp(measured.before - 0.15, 0.1);
    double earliness = is_known() ? forms[inside(match.nearest, FORMS)].earliness : 1;
    value[0] = limit(1 - ratio, 0, 0.5);
    value[1] = early;
    value[2] = limit(measured.difference, 0, 2);
    value[3] = limit(measured.widening, -0.7, 0.9);
    value[4] = limit(1 - earliness, -0.2, 0.4);
    value[5] = ramp(measured.difference - 0.6, 0.3);
    value[6] = ramp(after - 0.6, 0.4);
    value[7] = early * wide;
    value[10] = limit(measured.discordance, -0.7, 0.3);
    value[11] = large;
    value[12] = very_unlike;
    value[13] = unlike * (1 - changed);
    value[14] = very_unlike * wide;
    value[15] = unlike * ramp(0.3 - measured.least_likeness, 0.3);
    value[16] = ramp(measured.difference - 1, 0.5);
    value[17] = wide * begins_otherwise;
    value[18] = unlike * large;
    value[19] = limit(1 - likeness, 0, 1);
    value[20] = limit(after, 0, 2);
    value[21] = limit(measured.before, 0, 0.6);
    value[22] = changed;
    double apart = is_known() ? limit(magnitude(ratio - earliness), 0, 0.3) : 0.15;
    double no_rhythm = ramp(measured.rhythm.unlike - 0.55, 0.1);
    double narrower = ramp(-0.25 - measured.widening, 0.1) * ramp(measured.steepening - 0.2, 0.2);
    value[23] = apart;
    value[24] = early * (1 - unlike) * ramp(0.12 - measured.irregularity, 0.06);
    value[ABERRANT] = early * wide * ramp(0.14 - measured.beginning, 0.05)
        * ramp(0.45 - after, 0.3);
    value[27] = early * narrower;
    value[29] = limit(measured.interval_before / measured.usual_interval - 1, -0.5, 0.8);
    value[30] = early * limit(4 * apart, 0, 1);
    value[31] = no_rhythm;
    value[32] = no_rhythm * early;
    value[33] = early * (1 - wide);
    value[NARROWER] = narrower;
    value[25] = early * changed;
    value[28] = early * (1 - begins_otherwise);
}
static double median_interval(void) {
    double sorted[EVERY];
    for (int i = 0; i < EVERY; i++) {
        int k = i;
        for (; k > 0 && sorted[k - 1] > measured.intervals[i]; k--) sorted[k] = sorted[k - 1];
        sorted[k] = measured.intervals[i];
    }
    return (sorted[3] + sorted[4]) / 2;
}
static void learn_beat(void) {
    double ratio = measured.ratio, interval = measured.interval;
    bool usual_form = is_known() && match.nearest == match.usual;
    bool odd = has_usual() && measured.likeness < 0.82;
    forms_learn(least(1.5, ratio));
    if (!odd && !measured.after_odd && interval < 2.5) {
        irregularity_push(&measured.rhythm, interval);
    }
    measured.after_odd = odd;
    bool normal = measured.beats < EVERY || (usual_form && ratio > 0.85 && ratio < 1.3);
    measured.beats = less(EVERY, measured.beats + 1);
    double change = magnitude(interval - measured.interval_before) / measured.usual_interval;
    measured.irregularity += (least(0.5, change) - measured.irregularity) / 16;
    measured.intervals[measured.next] = limit(interval, 0.25, 2.5);
    measured.next = (measured.next + 1) & (EVERY - 1);
    measured.interval_before = interval;
    measured.usual_next += normal ? (limit(interval, 0.3, 2) - measured.usual_next) / 8
        : (median_interval() - measured.usual_next) / 64;
}
/* Pieces 1, 3, 23 and 28 are a second lead's. */
static void measure_beat(int piece) {
    if (piece == 0) beat_look(measured.at);
    else if (piece == 2) beat_look_around();
    else if (piece >= 4 && piece < 22) forms_compare(piece - 4);
    else if (piece == 22) {
        beat_shift(match.usual_lag);
        beat_measure();
    } else if (piece == 24) measure_shape();
    else if (piece == 25) measure_outline();
    else if (piece == 26) tell();
    else if (piece == 27) {
        beat_shift(is_known() ? match.nearest_lag : 0);
        beat_measure();
    } else if (piece == 29) learn_beat();
    else if (piece >= 30) forms_tidy(piece - 30);
}

/* ---- The classifier. ---- */

typedef enum { NORMAL_BEAT, SUPRAVENTRICULAR_BEAT, VENTRICULAR_BEAT } BeatClass;
enum { QUEUE = 4, LOOK_AFTER = 177, WAIT = 720 };
static struct {
    int64_t queue[QUEUE], newest, last, last_found_at, classified;
    int32_t queued, piece;
    bool begun, waiting;
    BeatClass class;
} classifier = {.piece = BEAT_PIECES};

static void queue_beat(int64_t sample) {
    if ((classifier.queued != 0 || classifier.begun) && sample <= classifier.newest) broken = true;
    if (classifier.queued >= QUEUE) {
        broken = true;
        return;
    }
    classifier.queue[classifier.queued++] = sample;
    classifier.newest = sample;
}
static BeatClass decided(void) {
    double ventricular = -9.26, supraventricular = -3.38;
    for (int i = 0; i < MEASURES; i++) {
        ventricular += VENTRICULAR[i] * value[i];
        supraventricular += SUPRAVENTRICULAR[i] * value[i];
    }
    bool from_above = value[ABERRANT] > 0.5 || value[NARROWER] > 0.5;
    if (ventricular > 0 && !from_above) return VENTRICULAR_BEAT;
    return supraventricular > 0 ? SUPRAVENTRICULAR_BEAT : NORMAL_BEAT;
}
static bool finish_beat(double seconds) {
    double to_next = limit(seconds / measured.usual_interval, 0, 2.5);
    value[8] = limit(to_next - 1, 0, 0.6);
    value[9] = value[1] * ramp(to_next - 1.1, 0.1);
    measured.usual_interval = measured.usual_next;
    classifier.class = decided();
    classifier.classified = classifier.last;
    classifier.waiting = false;
    return true;
}
static bool look_at_next(void) {
    int64_t sample = classifier.queue[0];
    double interval = classifier.begun ? (sample - classifier.last) / 360.0 : 0.8;
    if (classifier.waiting) return finish_beat(interval);
    for (int i = 1; i < QUEUE; i++) classifier.queue[i - 1] = classifier.queue[i];
    classifier.queued--;
    measured.at = sample;
    measured.interval = interval;
    measured.ratio = limit(interval / measured.usual_interval, 0, 2.5);
    forms_begin();
    classifier.piece = 0;
    classifier.begun = classifier.waiting = true;
    classifier.last = sample;
    classifier.last_found_at = now_sample;
    return false;
}
static bool classify_step(void) {
    beat_step();
    if (classifier.piece < BEAT_PIECES) {
        measure_beat(classifier.piece++);
        return false;
    }
    if (classifier.queued > 0 && now_sample - classifier.queue[0] >= LOOK_AFTER) {
        return look_at_next();
    }
    if (classifier.waiting && now_sample - classifier.last_found_at > WAIT) {
        return finish_beat((now_sample - classifier.last) / 360.0);
    }
    return false;
}

/* ---- Rhythms. ---- */

enum { ASYSTOLE, FIBRILLATION, TACHYCARDIA, VENTRICULAR_RHYTHM, COUPLET, BIGEMINY, TRIGEMINY,
    ATRIAL_FIBRILLATION, RHYTHMS };
static struct {
    Irregularity irregularity;
    int64_t classes, quiet_from, last, run_from, pauses, couplets;
    int32_t beats, run;
    bool present[RHYTHMS];
    bool beaten, after_ectopic;
} rhythm;

static void end_couplet(void) {
    rhythm.couplets += rhythm.present[COUPLET];
    rhythm.present[COUPLET] = false;
}
static void rhythm_run(bool ventricular, int64_t sample) {
    if (!ventricular) {
        rhythm.run = 0;
        end_couplet();
        rhythm.present[TACHYCARDIA] = rhythm.present[VENTRICULAR_RHYTHM] = false;
        return;
    }
    if (rhythm.run == 0) rhythm.run_from = sample;
    rhythm.run = less(INT32_MAX - 1, rhythm.run + 1);
    if (rhythm.run == 2) rhythm.present[COUPLET] = true;
    else if (rhythm.run >= 3 && !rhythm.present[TACHYCARDIA]) {
        rhythm.present[COUPLET] = false;
        bool fast = (sample - rhythm.run_from) / 360.0 / (rhythm.run - 1) <= 60.0 / 100;
        if (fast) rhythm.present[VENTRICULAR_RHYTHM] = false;
        rhythm.present[fast ? TACHYCARDIA : VENTRICULAR_RHYTHM] = true;
    }
}
static bool has_pattern(int length, int each) {
    int place = -1;
    bool fits = rhythm.beats >= length;
    for (int i = 0; i < length; i++) {
        bool ventricular = (rhythm.classes >> i & 1) != 0;
        if (place < 0 && ventricular) place = i % each;
        fits &= !ventricular || i % each == place;
    }
    for (int i = 0; i < length; i++) {
        fits &= (rhythm.classes >> i & 1) != 0 || i % each != place;
    }
    return fits && place >= 0;
}
static void rhythm_beat(int64_t sample, BeatClass class) {
    bool known = rhythm.beats > 0;
    if (known && sample <= rhythm.last) broken = true;
    rhythm.present[ASYSTOLE] = false;
    rhythm.beaten = true;
    rhythm.quiet_from = greater(rhythm.quiet_from, sample);
    if (rhythm.present[FIBRILLATION]) return;
    bool ventricular = class == VENTRICULAR_BEAT, ectopic = class != NORMAL_BEAT;
    rhythm.beats = less(64, rhythm.beats + 1);
    rhythm.classes = (int64_t) ((uint64_t) rhythm.classes << 1 | ventricular);
    if (known) {
        double seconds = (sample - rhythm.last) / 360.0;
        rhythm.pauses += seconds >= 2;
        if (!ectopic && !rhythm.after_ectopic && seconds < 2) {
            irregularity_push(&rhythm.irregularity, seconds);
            rhythm.present[ATRIAL_FIBRILLATION] = rhythm.irregularity.present;
        }
    }
    rhythm.last = sample;
    rhythm.after_ectopic = ectopic;
    rhythm_run(ventricular, sample);
    rhythm.present[BIGEMINY] = has_pattern(6, 2);
    rhythm.present[TRIGEMINY] = has_pattern(9, 3);
}
static void rhythm_forget(void) {
    end_couplet();
    for (int i = TACHYCARDIA; i < RHYTHMS; i++) rhythm.present[i] = false;
    irregularity_reset(&rhythm.irregularity);
    rhythm.beats = rhythm.run = 0;
    rhythm.classes = 0;
    rhythm.after_ectopic = false;
}
static void rhythm_step(bool usable) {
    if (wave.present != rhythm.present[FIBRILLATION]) {
        rhythm_forget();
        rhythm.present[FIBRILLATION] = wave.present;
    }
    if (!usable || wave.present) {
        rhythm.present[ASYSTOLE] = false;
        rhythm.quiet_from = now_sample;
    }
    if (!usable) rhythm_forget();
    else if (rhythm.beaten && now_sample - rhythm.quiet_from >= 4 * HERTZ) {
        rhythm.present[ASYSTOLE] = true;
    }
}

/* ---- Trust, ports, alarms, mode. ---- */

static struct { int32_t samples, good_seconds; } trust = {.good_seconds = 3};
static Input electrodes = {-RAIL_MILLIVOLTS, RAIL_MILLIVOLTS, INT64_C(100000000),
    {0, 0, MISSING}, {0, 0, MISSING}};
enum { ECG, HEART_RATE, OUTPUTS };
static Output outputs[OUTPUTS] = {[ECG] = {.low = -RAIL_MILLIVOLTS, .high = RAIL_MILLIVOLTS},
    [HEART_RATE] = {.low = 0, .high = 300}};
enum { NO_BEAT, FIBRILLATES, FAST_VENTRICLES, SLOW, FAST, PAUSE, RUN, PAIRS, EVERY_SECOND,
    NO_RHYTHM, NO_SIGNAL, NOT_TRUSTED, TRAPPED, ALARMS };
static Alarm alarms[ALARMS] = {
    [NO_BEAT] = {.latching = true}, [FIBRILLATES] = {.latching = true},
    [FAST_VENTRICLES] = {.latching = true}, [SLOW] = {.delay_ns = INT64_C(3000000000)},
    [FAST] = {.delay_ns = INT64_C(3000000000)}, [PAUSE] = {.latching = true},
    [RUN] = {.latching = true}, [PAIRS] = {.latching = true},
    [NO_SIGNAL] = {.delay_ns = INT64_C(2000000000)},
    [NOT_TRUSTED] = {.delay_ns = INT64_C(5000000000)}, [TRAPPED] = {.latching = true}};
typedef enum { LEARNING_MODE, WATCHING, BLIND } Mode;
static Mode mode;
static int32_t mode_code, published_mode_code;
static int64_t pauses_told, couplets_told;
static uint64_t digest = DIGEST_START;

static void trust_step(void) {
    if (++trust.samples < HERTZ) return;
    trust.samples = 0;
    bool good = quality.state == FIT && noise_per_mille() <= 650;
    trust.good_seconds = good ? less(3, trust.good_seconds + 1) : 0;
}
static void report(int alarm, bool present, int64_t now_ns) {
    alarm_report(&alarms[alarm], present, now_ns);
}
static void raise(bool live, bool rated, double per_minute, int64_t now_ns) {
    const bool *present = rhythm.present;
    bool trusted = trust.good_seconds >= 3;
    report(NO_BEAT, live && present[ASYSTOLE], now_ns);
    report(FIBRILLATES, live && present[FIBRILLATION], now_ns);
    report(FAST_VENTRICLES, live && trusted && present[TACHYCARDIA], now_ns);
    report(SLOW, rated && per_minute < 40, now_ns);
    report(FAST, rated && per_minute > 140, now_ns);
    report(PAUSE, live && rhythm.pauses > pauses_told, now_ns);
    report(RUN, live && trusted && present[VENTRICULAR_RHYTHM], now_ns);
    report(PAIRS, live && trusted && rhythm.couplets > couplets_told, now_ns);
    report(EVERY_SECOND, live && trusted && (present[BIGEMINY] || present[TRIGEMINY]), now_ns);
    report(NO_RHYTHM, live && trusted && present[ATRIAL_FIBRILLATION], now_ns);
    report(NO_SIGNAL, !live, now_ns);
    report(NOT_TRUSTED, live && !trusted, now_ns);
    pauses_told = rhythm.pauses;
    couplets_told = rhythm.couplets;
}
static void look(double millivolts) {
    quality_step(millivolts);
    if (millivolts == millivolts) held = limit(millivolts, -MILLIVOLTS_MAX, MILLIVOLTS_MAX);
    wave_step();
    if (detect(millivolts)) {
        meter_beat(detector.beat_sample);
        queue_beat(detector.beat_sample);
    }
    if (classify_step()) rhythm_beat(classifier.classified, classifier.class);
    trust_step();
    rhythm_step(quality.state != SATURATED);
}
/* One sample; false when a check of our own failed. */
static bool watch(int64_t now_ns) {
    bool good = electrodes.latched.quality == GOOD;
    double millivolts = good ? electrodes.latched.value : NOT_A_NUMBER;
    look(millivolts);
    if (broken) return false;
    bool live = good && quality.state != SATURATED, rated = has_rate();
    double per_minute = rated ? rate_per_minute() : 0;
    if (!live) mode = BLIND;
    else if (mode == BLIND) mode = LEARNING_MODE;
    else if (mode == LEARNING_MODE && rated) mode = WATCHING;
    mode_code = mode;
    if (good) output_set(&outputs[ECG], millivolts, now_ns);
    else output_missing(&outputs[ECG], now_ns);
    if (live && rated) output_set(&outputs[HEART_RATE], per_minute, now_ns);
    else output_missing(&outputs[HEART_RATE], now_ns);
    raise(live, live && rated, per_minute, now_ns);
    return true;
}

/* ---- The device as its host sees it. ---- */

static int64_t release_ns, publish_at_ns = INT64_MAX;
static int32_t parts;
static bool distrusted;

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
static void discard(void) {
    for (int i = 0; i < OUTPUTS; i++) outputs[i].working = outputs[i].published;
    for (int i = 0; i < ALARMS; i++) alarm_discard(&alarms[i]);
    mode_code = -1;
}
static void release(void) {
    input_latch(&electrodes, release_ns);
    if (!distrusted && !watch(release_ns)) {
        distrusted = true;
        discard();
    }
    alarm_report(&alarms[TRAPPED], distrusted, release_ns);
    publish_at_ns = release_ns + 1000000000 / HERTZ;
    release_ns += 1000000000 / HERTZ;
    parts += 1000000000 % HERTZ;
    if (parts >= HERTZ) {
        parts -= HERTZ;
        release_ns++;
    }
}
static void advance(int64_t now_ns) {
    for (;;) {
        int64_t instant_ns = lesser(publish_at_ns, release_ns);
        if (instant_ns > now_ns) return;
        if (publish_at_ns <= instant_ns) {
            publish_at_ns = INT64_MAX;
            publish();
        }
        if (release_ns <= instant_ns) release();
    }
}

void device_start(void) {
    electrodes.offered.value = electrodes.latched.value = NOT_A_NUMBER;
    for (int i = 0; i < OUTPUTS; i++) {
        outputs[i].working = outputs[i].published = (Reading) {NOT_A_NUMBER, 0, MISSING};
    }
    for (int i = 0; i < FORMS; i++) forms[i].earliness = 1;
    for (int i = 0; i < EVERY; i++) measured.intervals[i] = 0.8;
    measured.usual_interval = measured.usual_next = measured.interval_before = 0.8;
    wave.piece = PIECES;
    lead.block_left = BLOCK;
    lead.second_left = SECOND_BLOCKS;
    lead.height = HEIGHT_MIN;
    eight_fill(&lead.heights, HEIGHT_MIN);
    eight_fill(&detector.intervals, HERTZ);
    detector.learning_until = LEARNING;
    detector.interval = HERTZ;
    lead_weigh();
}
int32_t device_arity(uint32_t entry) { return entry == ENTRY_offer ? 4 : 1; }
int32_t device_call(uint32_t entry, const uint64_t *words, uint64_t *results) {
    (void) results;
    switch (entry) {
        case ENTRY_advance: advance((int64_t) words[0]); return 0;
        case ENTRY_offer:
            require(words[0] == 0);
            input_offer(&electrodes, double_of(words[1]), (int) words[2], (int64_t) words[3]);
            return 0;
        case ENTRY_acknowledge:
            require(words[0] < ALARMS);
            alarms[words[0]].answer_waiting = true;
            return 0;
        default: __builtin_trap();
    }
}
int32_t device_probe(uint64_t *results) {
    results[0] = digest;
    return 1;
}

/* For hosts that run tasks as interrupts: by hand there is one loop only. */
const uint32_t device_tasks = 0;
int64_t device_next(void) { return publish_at_ns; }
void device_exchange(void) { }
int64_t device_due(uint32_t task) { (void) task; __builtin_trap(); }
void device_step(uint32_t task) { (void) task; __builtin_trap(); }
