/* The artificial pancreas by hand: the Java device of that name with everything its step does,
 * from the latching of its ports to the digest of what it publishes. */
#include "entries.h"
#include "device.h"
#include "kernel.h"

const char device_seal[] = "Homeostat, by hand";

/* ---- What the clinic has set. ---- */

enum { PARAMETERS = 6 };
typedef struct {
    double basal, carbohydrate_ratio, correction_factor, daily_insulin, weight, target;
} Therapy;
static const struct { double low, high; } therapy_range[PARAMETERS] = {
    {0.05, 8.0}, {2.0, 100.0}, {4.0, 400.0}, {4.0, 200.0}, {8.0, 250.0}, {90.0, 160.0}};
static Therapy therapy;
static double staged[PARAMETERS] = {0.9, 12.0, 42.0, 42.0, 75.0, 110.0};
static uint64_t therapy_version, therapy_hash;

static bool stage(int parameter, double value) {
    require(parameter >= 0 && parameter < PARAMETERS);
    if (!(value >= therapy_range[parameter].low && value <= therapy_range[parameter].high)) {
        return false;
    }
    staged[parameter] = value;
    return true;
}
static void confirm(void) {
    therapy = (Therapy) {staged[0], staged[1], staged[2], staged[3], staged[4], staged[5]};
    therapy_version++;
    therapy_hash = DIGEST_START;
    fold_word(&therapy_hash, therapy_version);
    for (int i = 0; i < PARAMETERS; i++) fold_number(&therapy_hash, staged[i]);
}

/* ---- Ports. ---- */

enum { ESTIMATE, TREND, PREDICTED, INSULIN_ON_BOARD, CARBOHYDRATE_ON_BOARD, INSULIN_REQUIRED,
    OUTPUTS };
enum { LOW, LOW_PREDICTED, HIGH, CONTROL_LOST, NOT_STARTED, OUTCOME_UNKNOWN, PUMP_REFUSES,
    MEAL_NOT_COVERED, TRAPPED, ALARMS };
static Input glucose = {39.0, 600.0, 12 * MINUTE_NS, {0, 0, MISSING}, {0, 0, MISSING}};
static Events meals;
static struct { Event waiting[2], latched[2]; int waiting_size, size; } sleep;
static int64_t sleep_newest_ns = INT64_MIN, sleep_until_ns = INT64_MIN;
static Receipts rate_receipts, bolus_receipts;
static OrderPort rate_port = {.low = 0, .high = 30, .longest_ns = 30 * MINUTE_NS};
static OrderPort bolus_port = {.low = 0, .high = 30, .longest_ns = 5 * MINUTE_NS};
static Output outputs[OUTPUTS];
static const double OUTPUT_RANGES[OUTPUTS][2] = {
    { 0, 600 }, { -10, 10 }, { 0, 600 }, { -10, 60 }, { 0, 400 }, { -30, 60 }
};
static Alarm alarms[ALARMS] = {
    [LOW] = {.latching = true}, [HIGH] = {.delay_ns = 60 * MINUTE_NS},
    [CONTROL_LOST] = {.latching = true}, [NOT_STARTED] = {.delay_ns = 20 * MINUTE_NS},
    [OUTCOME_UNKNOWN] = {.latching = true}, [PUMP_REFUSES] = {.latching = true},
    [MEAL_NOT_COVERED] = {.latching = true}, [TRAPPED] = {.latching = true}};
static int32_t mode_code, published_mode_code;
static uint64_t digest = DIGEST_START;

static void latch(int64_t now_ns) {
    input_latch(&glucose, now_ns);
    events_latch(&meals);
    sleep.size = sleep.waiting_size;
    for (int i = 0; i < sleep.size && i < 2; i++) sleep.latched[i] = sleep.waiting[i];
    sleep.waiting_size = 0;
    receipts_latch(&rate_receipts);
    receipts_latch(&bolus_receipts);
}
static void publish(void) {
    for (int i = 0; i < OUTPUTS; i++) outputs[i].published = outputs[i].working;
    order_publish(&rate_port);
    order_publish(&bolus_port);
    for (int i = 0; i < ALARMS; i++) alarm_publish(&alarms[i]);
    published_mode_code = mode_code;
}
static void discard(void) {
    for (int i = 0; i < OUTPUTS; i++) outputs[i].working = outputs[i].published;
    order_discard(&rate_port);
    order_discard(&bolus_port);
    for (int i = 0; i < ALARMS; i++) alarm_discard(&alarms[i]);
    mode_code = -1;
}
static void fold_order(const OrderPort *port) {
    fold_number(&digest, port->published.value);
    fold_word(&digest, (uint64_t) port->published.sequence);
    fold_word(&digest, (uint64_t) port->published.expires_ns);
}
static void fold(void) {
    for (int i = 0; i < OUTPUTS; i++) {
        fold_number(&digest, outputs[i].published.value);
        fold_word(&digest, outputs[i].published.quality);
    }
    fold_order(&rate_port);
    fold_order(&bolus_port);
    for (int i = 0; i < ALARMS; i++) fold_word(&digest, alarms[i].published);
    fold_word(&digest, (uint64_t) (int64_t) published_mode_code);
}

/* ---- The watch on the sensor. ---- */

enum { READINGS = 8 };
#define FLOOR_MG_PER_DL 70.0
#define AHEAD_MIN 20.0

typedef struct {
    double mg_per_dl[READINGS];
    int64_t at_ns[READINGS];
    int32_t readings;
    double trend, candidate, anchor;
    int64_t candidate_at_ns, agreed_since_ns, anchor_ns;
    bool jumping, fresh, still;
    Reason distrust;
} Watch;

static int slot(const Watch *watch, int ago) { return (watch->readings - 1 - ago) % READINGS; }
static double last(const Watch *watch) {
    return watch->readings == 0 ? NOT_A_NUMBER : watch->mg_per_dl[slot(watch, 0)];
}
static int64_t last_at_ns(const Watch *watch) {
    return watch->readings == 0 ? 0 : watch->at_ns[slot(watch, 0)];
}
static bool is_below_floor(const Watch *watch) {
    return last(watch) < FLOOR_MG_PER_DL || (watch->jumping && watch->candidate < FLOOR_MG_PER_DL);
}
static bool is_headed_below_floor(const Watch *watch) {
    return last(watch) + AHEAD_MIN * watch->trend < FLOOR_MG_PER_DL;
}
static double slope(const Watch *watch) {
    double n = 0, sum_t = 0, sum_g = 0, sum_tt = 0, sum_tg = 0;
    int known = watch->readings < READINGS ? watch->readings : READINGS;
    for (int ago = 0; ago < known; ago++) {
        int at = slot(watch, ago);
        int64_t age_ns = last_at_ns(watch) - watch->at_ns[at];
        if (age_ns <= 16 * MINUTE_NS) {
            double t = (double) -age_ns / NS_PER_MIN;
            n += 1;
            sum_t += t;
            sum_g += watch->mg_per_dl[at];
            sum_tt += t * t;
            sum_tg += t * watch->mg_per_dl[at];
        }
    }
    double spread = n * sum_tt - sum_t * sum_t;
    return spread > 0 ? (n * sum_tg - sum_t * sum_g) / spread : 0;
}
static bool agrees(double value, int64_t at_ns, double other, int64_t other_ns) {
    double minutes = (double) (at_ns - other_ns) / NS_PER_MIN;
    return magnitude(value - other) <= least(80.0, 25.0 + 8.0 * minutes);
}
static bool jumps(Watch *watch, double value, int64_t read_at_ns) {
    bool gap = !watch->jumping && read_at_ns - last_at_ns(watch) > 20 * MINUTE_NS;
    if (watch->readings == 0 || gap
            || agrees(value, read_at_ns, last(watch), last_at_ns(watch))) {
        watch->jumping = false;
        return false;
    }
    if (!watch->jumping || read_at_ns > watch->candidate_at_ns) {
        if (!watch->jumping
                || !agrees(value, read_at_ns, watch->candidate, watch->candidate_at_ns)) {
            watch->agreed_since_ns = read_at_ns;
        }
        watch->candidate = value;
        watch->candidate_at_ns = read_at_ns;
    }
    watch->jumping = read_at_ns - watch->agreed_since_ns < 60 * MINUTE_NS;
    return watch->jumping;
}
static Reason plausible_reading(Watch *watch, const Reading *reading, int64_t now_ns) {
    bool is_new = watch->readings == 0 || reading->at_ns > last_at_ns(watch);
    if (!(magnitude(reading->value - watch->anchor) <= 1.0)) {
        watch->anchor = reading->value;
        watch->anchor_ns = reading->at_ns;
    }
    watch->still = now_ns - watch->anchor_ns >= 15 * MINUTE_NS;
    if (is_new && jumps(watch, reading->value, reading->at_ns)) return IS_IMPLAUSIBLE;
    if (is_new) {
        int at = watch->readings % READINGS;
        watch->mg_per_dl[at] = reading->value;
        watch->at_ns[at] = reading->at_ns;
        watch->readings++;
        watch->fresh = true;
        watch->trend = slope(watch);
    }
    return now_ns - watch->anchor_ns >= 45 * MINUTE_NS ? FLAT : NO_REASON;
}
static void observe(Watch *watch, int64_t now_ns) {
    watch->fresh = false;
    watch->still = false;
    switch (glucose.latched.quality) {
        case GOOD: watch->distrust = plausible_reading(watch, &glucose.latched, now_ns); break;
        case DOUBTFUL:
        case IMPLAUSIBLE: watch->distrust = IS_IMPLAUSIBLE; break;
        case STALE: watch->distrust = IS_STALE; break;
        default: watch->distrust = watch->readings == 0 ? STARTING : IS_STALE;
    }
}

/* ---- How insulin and carbohydrate act, and the accounts of both. ---- */

#define FADE_PER_MIN 0.0046
typedef struct { double depot, plasma, effect; } Insulin;
typedef struct { double stomach, gut, effect; } Meal;

static inline void insulin_minute(Insulin *insulin) {
    double acting = insulin->plasma * 0.0123;
    double moving = insulin->depot * 0.0123;
    insulin->effect += acting - insulin->effect * FADE_PER_MIN;
    insulin->plasma += moving - acting;
    insulin->depot -= moving;
}
static inline void meal_minute(Meal *meal) {
    double absorbed = meal->gut * 0.09;
    double emptied = meal->stomach * 0.010;
    meal->effect += absorbed - meal->effect * FADE_PER_MIN;
    meal->gut += emptied - absorbed;
    meal->stomach -= emptied;
}

enum { BIN_MINUTES = 5, BINS = 25, UNSETTLED = 16 };
static struct {
    Insulin action;
    double given[BINS];
    struct { int64_t sequence, at_ns; double units; Insulin action; } boluses[UNSETTLED];
    struct { int64_t sequence, expires_ns; double units_per_hour; } rates[UNSETTLED];
    int64_t minutes, newest_bolus, newest_rate;
    bool refused;
} ledger;

static double insulin_on_board(void) { return ledger.action.depot + ledger.action.plasma; }
static int bin(void) { return (int) (ledger.minutes / BIN_MINUTES % BINS); }
static double plausible_part(double part, double whole) {
    return part >= 0 && part <= whole ? part : whole;
}
static void enter_bolus(const Order *order) {
    if (order->sequence == ledger.newest_bolus) return;
    ledger.newest_bolus = order->sequence;
    int oldest = 0;
    for (int i = 1; i < UNSETTLED; i++) {
        if (ledger.boluses[i].sequence < ledger.boluses[oldest].sequence) oldest = i;
    }
    ledger.boluses[oldest].sequence = order->sequence;
    ledger.boluses[oldest].at_ns = order->at_ns;
    ledger.boluses[oldest].units = order->value;
    ledger.boluses[oldest].action = (Insulin) {order->value, 0, 0};
    ledger.action.depot += order->value;
    ledger.given[bin()] += order->value;
}
static void enter_rate(const Order *order) {
    if (order->sequence == ledger.newest_rate) return;
    ledger.newest_rate = order->sequence;
    int oldest = 0;
    for (int i = 1; i < UNSETTLED; i++) {
        if (ledger.rates[i].sequence < ledger.rates[oldest].sequence) oldest = i;
    }
    ledger.rates[oldest].sequence = order->sequence;
    ledger.rates[oldest].expires_ns = order->expires_ns;
    ledger.rates[oldest].units_per_hour = order->value;
}
static void settle_bolus(const Receipt *receipt) {
    int at = 0;
    while (at < UNSETTLED && ledger.boluses[at].sequence != receipt->sequence) at++;
    if (receipt->sequence <= 0 || at == UNSETTLED) return;
    double units = ledger.boluses[at].units, delivered;
    switch (receipt->outcome) {
        case DELIVERED: delivered = units; break;
        case PARTIAL: delivered = plausible_part(receipt->delivered, units); break;
        case REFUSED_BY_PUMP: delivered = 0; ledger.refused = true; break;
        default: return;
    }
    double missing = units > 0 ? 1.0 - delivered / units : 0;
    ledger.action.depot -= missing * ledger.boluses[at].action.depot;
    ledger.action.plasma -= missing * ledger.boluses[at].action.plasma;
    ledger.action.effect -= missing * ledger.boluses[at].action.effect;
    ledger.boluses[at].sequence = 0;
}
static void settle_rate(const Receipt *receipt) {
    int at = 0;
    while (at < UNSETTLED && ledger.rates[at].sequence != receipt->sequence) at++;
    if (receipt->sequence <= 0 || at == UNSETTLED) return;
    switch (receipt->outcome) {
        case DELIVERED: break;
        case PARTIAL: ledger.rates[at].units_per_hour = plausible_part(receipt->delivered,
                ledger.rates[at].units_per_hour); break;
        case REFUSED_BY_PUMP: ledger.refused = true; ledger.rates[at].sequence = 0; return;
        default: return;
    }
    for (int i = 0; i < UNSETTLED; i++) {
        if (ledger.rates[i].sequence < receipt->sequence) ledger.rates[i].sequence = 0;
    }
}
static double possible_rate(int64_t now_ns) {
    double highest = 0;
    for (int i = 0; i < UNSETTLED; i++) {
        if (ledger.rates[i].sequence > 0 && now_ns < ledger.rates[i].expires_ns) {
            highest = most(highest, ledger.rates[i].units_per_hour);
        }
    }
    return highest;
}
static bool has_doubtful_bolus(int64_t patience_ns, int64_t now_ns) {
    for (int i = 0; i < UNSETTLED; i++) {
        int64_t age_ns = now_ns - ledger.boluses[i].at_ns;
        if (ledger.boluses[i].sequence > 0 && age_ns > patience_ns && age_ns <= 60 * MINUTE_NS) {
            return true;
        }
    }
    return false;
}
static double given_in_two_hours(void) {
    double sum = 0;
    for (int i = 0; i < BINS; i++) sum += ledger.given[i];
    return sum;
}
static void insulin_ledger_minute(int64_t now_ns) {
    ledger.refused = false;
    enter_bolus(&bolus_port.published);
    enter_rate(&rate_port.published);
    for (int i = 0; i < bolus_receipts.size; i++) settle_bolus(&bolus_receipts.latched[i]);
    for (int i = 0; i < rate_receipts.size; i++) settle_rate(&rate_receipts.latched[i]);
    ledger.minutes++;
    if (ledger.minutes % BIN_MINUTES == 0) ledger.given[bin()] = 0;
    double rate = ledger.newest_rate > 0 ? possible_rate(now_ns) : therapy.basal;
    ledger.given[bin()] += rate / 60.0;
    ledger.action.depot += (rate - therapy.basal) / 60.0;
    insulin_minute(&ledger.action);
    for (int i = 0; i < UNSETTLED; i++) insulin_minute(&ledger.boluses[i].action);
}

static struct {
    Meal action;
    double uncovered;
    int64_t newest_ns;
    bool refused, given_up;
} eaten = {.newest_ns = INT64_MIN};

static void carbohydrate_minute(int64_t now_ns) {
    meal_minute(&eaten.action);
    eaten.refused = false;
    eaten.given_up = eaten.uncovered > 0 && now_ns - eaten.newest_ns > 45 * MINUTE_NS;
    if (eaten.given_up) eaten.uncovered = 0;
    for (int i = 0; i < meals.size; i++) {
        const Event *meal = &meals.latched[i];
        bool late = now_ns - meal->at_ns > 30 * MINUTE_NS || meal->at_ns > now_ns;
        if (meal->at_ns <= eaten.newest_ns || late) {
            eaten.refused = true;
            continue;
        }
        eaten.newest_ns = meal->at_ns;
        eaten.action.stomach += meal->value;
        eaten.uncovered += meal->value;
    }
}
static bool sleep_post(double seconds, int64_t at_ns) {
    if (sleep.waiting_size >= 2) return false;
    sleep.waiting[sleep.waiting_size++] = (Event) { seconds, at_ns };
    return true;
}
static void sleep_minute(int64_t now_ns) {
    for (int i = 0; i < sleep.size; i++) {
        const Event *said = &sleep.latched[i];
        if (said->at_ns <= sleep_newest_ns || said->at_ns > now_ns) continue;
        sleep_newest_ns = said->at_ns;
        sleep_until_ns = said->at_ns + (int64_t) (said->value / 60.0) * MINUTE_NS;
    }
}
static bool is_announced_within(int64_t span_ns, int64_t now_ns) {
    return eaten.newest_ns >= now_ns - span_ns;
}

/* ---- The filter. ---- */

enum { BASE, EXTRA, DRIFT, MEAL, SENSITIVITY, RISE, NOISE, STATES, OF_GLUCOSE = NOISE };
#define DRIFT_KEPT (1.0 - 1.0 / 14.0)
#define MEAL_KEPT 0.992
#define EXTRA_KEPT (1.0 - FADE_PER_MIN)
#define MEAL_TO_DRIFT ((1.0 - DRIFT_KEPT) * (1.0 - MEAL_KEPT))
#define NOISE_KEPT 0.9765
#define LEARNT_KEPT 0.995
#define NOISE_MG_PER_DL 17.0
#define SENSITIVITY_SPREAD 0.28
#define RISE_SPREAD 0.32

static struct {
    double state[STATES], covariance[STATES][STATES], seen[STATES];
    double level, glucose, glucose_margin, trend, trend_margin;
    bool started;
} filter;

static double rise_prior(void) { return 370.0 / therapy.weight; }
static double sensitivity_prior(void) {
    return 3.5 * therapy.correction_factor * __builtin_sqrt(40.0 / therapy.daily_insulin);
}
static double within(double value, double low, double high, double whole) {
    return most(low * whole, least(high * whole, value));
}
static void look_at(double noise) {
    filter.seen[BASE] = 1;
    filter.seen[EXTRA] = 1;
    filter.seen[DRIFT] = 0;
    filter.seen[NOISE] = noise;
    filter.seen[SENSITIVITY] = -ledger.action.effect;
    filter.seen[RISE] = eaten.action.effect;
    filter.seen[MEAL] = 0;
}
static double level_now(void) {
    look_at(0);
    double sum = 0;
    for (int i = 0; i < STATES; i++) sum += filter.seen[i] * filter.state[i];
    return sum;
}
static double spread_of(const double *weights) {
    double half = 0;
    for (int i = 0; i < OF_GLUCOSE; i++) {
        double with = filter.covariance[i][i] / 2 * weights[i];
        for (int j = 0; j < i; j++) with += filter.covariance[i][j] * weights[j];
        half += weights[i] * with;
    }
    return __builtin_sqrt(2 * most(0, half));
}
static void open_state(int index, double value, double spread) {
    filter.state[index] = value;
    filter.covariance[index][index] = spread * spread;
}
static void clear_state(int index) {
    for (int i = 0; i < STATES; i++) {
        filter.covariance[index][i] = 0;
        filter.covariance[i][index] = 0;
    }
}
static bool believe(double moved) {
    filter.level = level_now();
    if (!is_finite(filter.level)) return false;
    filter.glucose = filter.level;
    filter.glucose_margin = 2.0 * spread_of(filter.seen);
    filter.trend = moved;
    filter.trend_margin = 2.0 * __builtin_sqrt(most(0, filter.covariance[DRIFT][DRIFT]));
    return true;
}
static void start_filter(double reading) {
    filter.started = true;
    double sensitivity = sensitivity_prior(), rise = rise_prior();
    for (int i = 0; i < STATES; i++) clear_state(i);
    open_state(EXTRA, 0, 5.0);
    open_state(DRIFT, 0, 0.3);
    open_state(NOISE, 0, NOISE_MG_PER_DL);
    open_state(SENSITIVITY, sensitivity, SENSITIVITY_SPREAD * sensitivity);
    open_state(RISE, rise, RISE_SPREAD * rise);
    open_state(BASE, 0, 15.0);
    filter.state[BASE] = reading - level_now();
}
static void forget(int index, double prior, double relative_spread) {
    filter.state[index] = prior + LEARNT_KEPT * (filter.state[index] - prior);
    for (int i = 0; i < STATES; i++) {
        filter.covariance[index][i] *= LEARNT_KEPT;
        filter.covariance[i][index] *= LEARNT_KEPT;
    }
    double spread = relative_spread * prior;
    filter.covariance[index][index] += spread * spread * (1.0 - LEARNT_KEPT * LEARNT_KEPT);
}
static void age_line(double *line, int stride) {
    line[EXTRA * stride] = line[EXTRA * stride] * EXTRA_KEPT + line[DRIFT * stride];
    line[DRIFT * stride] = line[DRIFT * stride] * DRIFT_KEPT + line[MEAL * stride] * MEAL_TO_DRIFT;
    line[MEAL * stride] *= MEAL_KEPT;
    line[NOISE * stride] *= NOISE_KEPT;
}
static void age(void) {
    double *state = filter.state;
    state[EXTRA] = state[EXTRA] * EXTRA_KEPT + state[DRIFT];
    state[DRIFT] = state[DRIFT] * DRIFT_KEPT + state[MEAL] * MEAL_TO_DRIFT;
    state[MEAL] *= MEAL_KEPT;
    state[NOISE] *= NOISE_KEPT;
    for (int j = 0; j < STATES; j++) age_line(&filter.covariance[0][j], STATES);
    for (int i = 0; i < STATES; i++) age_line(filter.covariance[i], 1);
    double meal_walk = 1.7 * rise_prior();
    filter.covariance[BASE][BASE] += 0.25 * 0.25;
    filter.covariance[DRIFT][DRIFT] += 0.042 * 0.042;
    filter.covariance[NOISE][NOISE] +=
        NOISE_MG_PER_DL * NOISE_MG_PER_DL * (1.0 - NOISE_KEPT * NOISE_KEPT);
    filter.covariance[MEAL][MEAL] += meal_walk * meal_walk;
    forget(SENSITIVITY, sensitivity_prior(), SENSITIVITY_SPREAD);
    forget(RISE, rise_prior(), RISE_SPREAD);
}
static void confine(void) {
    double *state = filter.state;
    double believed = level_now(), sensitivity = sensitivity_prior(), rise = rise_prior();
    state[SENSITIVITY] = within(state[SENSITIVITY], 0.85, 3.0, sensitivity);
    state[RISE] = within(state[RISE], 0.3, 3.0, rise);
    state[BASE] += believed - level_now();
    double base = within(state[BASE], 90.0, 200.0, 1.0);
    state[EXTRA] += state[BASE] - base;
    state[BASE] = base;
    state[MEAL] = within(state[MEAL], 0, 120.0, rise);
    double noise = within(state[NOISE], -1.0, 1.0, 25.0);
    state[EXTRA] += state[NOISE] - noise;
    state[NOISE] = noise;
}
static void correct(double reading) {
    double gain[STATES], expected = 0, variance = 2.0 * 2.0;
    look_at(1);
    for (int i = 0; i < STATES; i++) {
        double sum = 0;
        for (int j = 0; j < STATES; j++) sum += filter.covariance[i][j] * filter.seen[j];
        gain[i] = sum;
        expected += filter.seen[i] * filter.state[i];
        variance += filter.seen[i] * sum;
    }
    double surprise = (reading - expected) / variance;
    for (int i = 0; i < STATES; i++) {
        filter.state[i] += gain[i] * surprise;
        double part = gain[i] / variance;
        for (int j = 0; j < STATES; j++) filter.covariance[i][j] -= part * gain[j];
    }
    confine();
}
static bool filter_minute(const Watch *watch) {
    if (!filter.started) {
        if (!watch->fresh) return true;
        start_filter(last(watch));
        return believe(0);
    }
    age();
    double moved = level_now() - filter.level;
    if (watch->fresh) correct(last(watch));
    return believe(moved);
}
static void doubt(void) {
    filter.covariance[BASE][BASE] += 40.0 * 40.0;
    filter.state[MEAL] = 0;
    clear_state(MEAL);
}
static void forget_person(void) {
    if (!filter.started) return;
    double believed = level_now(), sensitivity = sensitivity_prior(), rise = rise_prior();
    clear_state(SENSITIVITY);
    clear_state(RISE);
    open_state(SENSITIVITY, sensitivity, SENSITIVITY_SPREAD * sensitivity);
    open_state(RISE, rise, RISE_SPREAD * rise);
    filter.state[BASE] += believed - level_now();
}

/* ---- The next five hours. ---- */

enum { STEP_MIN = 10, SOON = 3, HOUR = SOON, FAR = HOUR + 1, ROWS = 21, PARTS = 7 };
typedef struct { double extra, drift, meal, depot, plasma, stomach, gut, basal, per_dose; } Row;
static struct {
    Row rows[ROWS];
    double parts[PARTS];
    double dose, borrowing_dose, lowest_soon, in_an_hour;
} ahead;

static int minutes_to(int row) {
    return row == HOUR ? 3 * STEP_MIN : row == FAR ? 8 * STEP_MIN : STEP_MIN;
}
static void foresee_states(void) {
    double extra = 1, of_drift = 0, drift = 1, of_meal = 0, drift_of_meal = 0, meal = 1;
    for (int i = 0; i < ROWS; i++) {
        for (int minute = minutes_to(i); minute > 0; minute--) {
            extra *= EXTRA_KEPT;
            of_drift = of_drift * EXTRA_KEPT + drift;
            drift *= DRIFT_KEPT;
            of_meal = of_meal * EXTRA_KEPT + drift_of_meal;
            drift_of_meal = drift_of_meal * DRIFT_KEPT + meal * MEAL_TO_DRIFT;
            meal *= MEAL_KEPT;
        }
        ahead.rows[i].extra = extra;
        ahead.rows[i].drift = of_drift;
        ahead.rows[i].meal = of_meal;
    }
}
static void foresee(void) {
    foresee_states();
    Insulin depot = {1, 0, 0}, plasma = {0, 1, 0}, basal = {0, 0, 0};
    Meal stomach = {1, 0, 0}, gut = {0, 1, 0};
    for (int i = 0; i < ROWS; i++) {
        for (int minute = minutes_to(i); minute > 0; minute--) {
            basal.depot += 1.0 / 60.0;
            insulin_minute(&depot);
            insulin_minute(&plasma);
            insulin_minute(&basal);
            meal_minute(&stomach);
            meal_minute(&gut);
        }
        Row *row = &ahead.rows[i];
        row->depot = depot.effect;
        row->per_dose = 1 / depot.effect;
        row->plasma = plasma.effect;
        row->basal = basal.effect;
        row->stomach = stomach.effect;
        row->gut = gut.effect;
    }
}
static double expected_at(const Row *row) {
    const double *responses = &row->extra;
    double expected = filter.state[BASE];
    for (int i = 0; i < PARTS; i++) expected += responses[i] * ahead.parts[i];
    return expected;
}
static double caution(const Row *row) {
    const Insulin *units = &ledger.action;
    const Meal *grams = &eaten.action;
    double weights[OF_GLUCOSE];
    weights[BASE] = 1;
    weights[EXTRA] = row->extra;
    weights[DRIFT] = row->drift;
    weights[MEAL] = 0.2 * row->meal;
    weights[SENSITIVITY] = -(row->depot * units->depot + row->plasma * units->plasma
        + row->extra * units->effect);
    weights[RISE] = row->stomach * grams->stomach + row->gut * grams->gut
        + row->extra * grams->effect;
    double light = most(0.4, least(2.2, 50.0 / therapy.weight));
    double doubted = 0.36 * filter.state[MEAL] * row->meal;
    return light * (0.9 * spread_of(weights) + doubted);
}
static void gather(void) {
    const Insulin *units = &ledger.action;
    const Meal *grams = &eaten.action;
    const double *state = filter.state;
    double sensitivity = state[SENSITIVITY], rise = state[RISE];
    ahead.parts[0] = state[EXTRA] - units->effect * sensitivity + grams->effect * rise;
    ahead.parts[1] = state[DRIFT];
    ahead.parts[2] = state[MEAL];
    ahead.parts[3] = -units->depot * sensitivity;
    ahead.parts[4] = -units->plasma * sensitivity;
    ahead.parts[5] = grams->stomach * rise;
    ahead.parts[6] = grams->gut * rise;
}
static void predict(void) {
    double sensitivity = filter.state[SENSITIVITY];
    double lifted = sensitivity * therapy.basal;
    double smallest = __builtin_inf(), smallest_borrowed = __builtin_inf();
    gather();
    ahead.lowest_soon = filter.glucose;
    for (int i = 0; i < SOON; i++) {
        ahead.lowest_soon = least(ahead.lowest_soon, expected_at(&ahead.rows[i]));
    }
    ahead.in_an_hour = expected_at(&ahead.rows[HOUR]);
    for (int i = FAR; i < ROWS; i++) {
        const Row *row = &ahead.rows[i];
        double expected = expected_at(row);
        double lift = lifted * row->basal;
        double room = expected - therapy.target;
        double borrowed_room = room + lift + 3.0;
        if ((i - FAR) % 2 == 1) {
            double cautious = expected - caution(row) - 68.0;
            room = least(room, cautious);
            borrowed_room = least(borrowed_room, cautious + lift);
        }
        smallest = least(smallest, room * row->per_dose);
        smallest_borrowed = least(smallest_borrowed, borrowed_room * row->per_dose);
    }
    ahead.dose = smallest / sensitivity;
    ahead.borrowing_dose = smallest_borrowed / sensitivity;
}

/* ---- Modes. ---- */

typedef enum { IN_START, REGULATING, SUSPENDED, CAUTIOUS, FALLBACK } ModeKind;
typedef struct { ModeKind kind; Reason reason; int32_t good; } Mode;
typedef enum {
    ORDER_REFUSED, SIGNAL_STALE, SIGNAL_IMPLAUSIBLE, SIGNAL_FLAT, IS_LOW, MARGINAL,
    ACTUATOR_REFUSED, OUTCOME_DOUBTED, ALL_GOOD, QUIET
} Finding;

static Mode is_good(Mode mode) {
    if ((mode.kind == IN_START || mode.kind == FALLBACK) && mode.good + 1 < 3) {
        mode.good++;
        return mode;
    }
    return (Mode) {REGULATING, NO_REASON, 0};
}
static Mode doubted(Mode mode, Reason reason) {
    return mode.kind == IN_START || mode.kind == FALLBACK ? mode : (Mode) {CAUTIOUS, reason, 0};
}
static Mode next_mode(Mode mode, Finding finding) {
    bool opens = mode.kind == IN_START || mode.kind == FALLBACK;
    switch (finding) {
        case ORDER_REFUSED: return (Mode) {FALLBACK, PRESCRIPTION, 0};
        case SIGNAL_STALE: return mode.kind == IN_START ? (Mode) {IN_START, NO_REASON, 0}
            : (Mode) {FALLBACK, IS_STALE, 0};
        case SIGNAL_IMPLAUSIBLE: return (Mode) {FALLBACK, IS_IMPLAUSIBLE, 0};
        case SIGNAL_FLAT: return (Mode) {FALLBACK, FLAT, 0};
        case IS_LOW: return mode.kind == FALLBACK ? mode : (Mode) {SUSPENDED, NO_REASON, 0};
        case MARGINAL: return opens ? is_good(mode) : mode;
        case ACTUATOR_REFUSED: return doubted(mode, ACTUATOR);
        case OUTCOME_DOUBTED: return doubted(mode, UNKNOWN_OUTCOME);
        case ALL_GOOD: return is_good(mode);
        default: return mode;
    }
}

/* ---- The basal rate, which is also the fallback. ---- */

typedef struct { Watch watch; Proposal proposal; int64_t ordered_ns; double ordered; } OpenLoop;

static void limit_rate(Bounds *bounds, const Watch *watch) {
    if (watch->distrust == IS_STALE || watch->distrust == STARTING) {
        at_most(bounds, therapy.basal, watch->distrust);
    } else if (is_below_floor(watch)) {
        at_most(bounds, 0, FLOOR);
    } else if (watch->distrust != NO_REASON) {
        at_most(bounds, therapy.basal, watch->distrust);
    } else if (is_headed_below_floor(watch)) {
        at_most(bounds, 0, PREDICTION);
    } else if (watch->still) {
        at_most(bounds, therapy.basal, FLAT);
    }
}
static bool is_low(const Watch *watch, int64_t now_ns) {
    if (watch->readings == 0 || now_ns - last_at_ns(watch) > 60 * MINUTE_NS) return false;
    return last(watch) + 30.0 * least(0, watch->trend) < 80.0 || is_below_floor(watch);
}
static Verdict order_open_loop(OpenLoop *loop, double limit, int64_t now_ns) {
    double value = is_low(&loop->watch, now_ns) ? 0 : least(limit, therapy.basal);
    bool runs = value == loop->ordered || (value > 0 && loop->ordered > 0);
    if (runs && now_ns - loop->ordered_ns < 5 * MINUTE_NS) return NOTHING;
    propose(&loop->proposal, value, now_ns + 30 * MINUTE_NS);
    Bounds bounds = {rate_port.low, rate_port.high, RANGE};
    at_most(&bounds, 4.0 * therapy.basal, RATE);
    limit_rate(&bounds, &loop->watch);
    Reason reason;
    Verdict verdict = order_within(&rate_port, &loop->proposal, &bounds, therapy_hash, now_ns,
            &reason);
    if (verdict != REFUSED) {
        loop->ordered_ns = now_ns;
        loop->ordered = value;
    }
    return verdict;
}

/* ---- Control. ---- */

enum { JOURNAL_ROWS = 40, JOURNAL_COLUMNS = 10 };
static struct {
    int64_t at_ns[JOURNAL_ROWS];
    int32_t mode[JOURNAL_ROWS], reason[JOURNAL_ROWS];
    double cells[JOURNAL_ROWS][JOURNAL_COLUMNS];
    int64_t rows;
} journal;
static Watch watch;
static OpenLoop open_loop, fallback;
static Mode mode;
static Proposal rate, bolus;
static Reason rate_reason;
static int64_t rate_ordered_ns, lost_ns = INT64_MIN / 2;
static bool order_refused, meal_missed;

static Finding trusted(int64_t now_ns) {
    double lowest = least(last(&watch), ahead.lowest_soon);
    if (lowest < 70.0 || is_headed_below_floor(&watch)) return IS_LOW;
    if (ledger.refused) return ACTUATOR_REFUSED;
    if (has_doubtful_bolus(10 * MINUTE_NS, now_ns)) return OUTCOME_DOUBTED;
    if (!watch.fresh) return QUIET;
    return lowest < 80.0 ? MARGINAL : ALL_GOOD;
}
static Finding finding(int64_t now_ns) {
    if (order_refused) return ORDER_REFUSED;
    switch (watch.distrust) {
        case NO_REASON: return trusted(now_ns);
        case STARTING:
        case IS_STALE: return SIGNAL_STALE;
        case FLAT: return SIGNAL_FLAT;
        default: return SIGNAL_IMPLAUSIBLE;
    }
}
static void note_refusal(Verdict verdict) {
    if (verdict != NOTHING) order_refused = verdict == REFUSED;
}
static double room_on_board(double day_part) {
    return most(0, day_part * therapy.daily_insulin - insulin_on_board());
}
static void propose_rate(int64_t now_ns) {
    double value = therapy.basal + 2.0 * least(ahead.dose, room_on_board(0.07));
    if (is_announced_within(450 * MINUTE_NS, now_ns)) value = least(value, 1.45 * therapy.basal);
    propose(&rate, most(0, value), now_ns + 30 * MINUTE_NS);
}
static void order_rate(int64_t now_ns) {
    Verdict verdict = NOTHING;
    rate_reason = rate.reason;
    if (rate.present) {
        Bounds bounds = {rate_port.low, rate_port.high, RANGE};
        at_most(&bounds, 4.0 * therapy.basal, RATE);
        if (insulin_on_board() >= 0.45 * therapy.daily_insulin) {
            at_most(&bounds, therapy.basal, ON_BOARD);
        }
        if (given_in_two_hours() >= 0.5 * therapy.daily_insulin) {
            at_most(&bounds, therapy.basal, RATE);
        }
        limit_rate(&bounds, &watch);
        verdict = order_within(&rate_port, &rate, &bounds, therapy_hash, now_ns, &rate_reason);
    }
    rate_ordered_ns = now_ns;
    note_refusal(verdict);
}
static void propose_units(double units, int64_t now_ns) {
    if (units >= 0.05) propose(&bolus, units, now_ns + 5 * MINUTE_NS);
    else propose_nothing(&bolus);
}
static double microbolus(int64_t now_ns) {
    double grams = filter.started ? filter.state[MEAL] / rise_prior() : 0;
    if (!(grams >= 8.0 && filter.glucose >= 130.0)) return 0;
    double part = is_announced_within(450 * MINUTE_NS, now_ns) ? 0.12 : 0.5;
    double limit = least(0.045 * therapy.daily_insulin, room_on_board(0.15));
    return least(limit, part * ahead.borrowing_dose);
}
static void order_bolus(int64_t now_ns) {
    if (!bolus.present) return;
    Bounds bounds = {bolus_port.low, bolus_port.high, RANGE};
    double day = therapy.daily_insulin;
    at_most(&bounds, 0.35 * day, RATE);
    at_most(&bounds, most(0, 0.5 * day - given_in_two_hours()), RATE);
    at_most(&bounds, most(0, 0.45 * day - insulin_on_board()), ON_BOARD);
    if (has_doubtful_bolus(0, now_ns)) at_most(&bounds, 0, UNKNOWN_OUTCOME);
    if (watch.distrust != NO_REASON) at_most(&bounds, 0, watch.distrust);
    else if (is_below_floor(&watch)) at_most(&bounds, 0, FLOOR);
    else if (is_headed_below_floor(&watch)) at_most(&bounds, 0, PREDICTION);
    Reason reason;
    note_refusal(order_within(&bolus_port, &bolus, &bounds, therapy_hash, now_ns, &reason));
}
static void run_open_loop(int64_t now_ns) {
    double limit = therapy.basal;
    if (filter.started && now_ns - last_at_ns(&watch) < 240 * MINUTE_NS) {
        propose_rate(now_ns);
        limit = rate.value;
    }
    note_refusal(order_open_loop(&open_loop, limit, now_ns));
}
static void regulate(bool due, int64_t now_ns) {
    if (due) {
        propose_rate(now_ns);
        order_rate(now_ns);
    }
    bool doubtful = has_doubtful_bolus(0, now_ns);
    if (eaten.uncovered > 0 && !doubtful) {
        double by_ratio = eaten.uncovered / therapy.carbohydrate_ratio;
        propose_units(least(ahead.borrowing_dose, 1.2 * by_ratio), now_ns);
        order_bolus(now_ns);
        eaten.uncovered = 0;
    } else if (due && !doubtful && now_ns >= sleep_until_ns
            && now_ns - lost_ns >= 180 * MINUTE_NS) {
        propose_units(microbolus(now_ns), now_ns);
        order_bolus(now_ns);
    }
}
static void act(bool changed, int64_t now_ns) {
    bool due = changed || now_ns - rate_ordered_ns >= 5 * MINUTE_NS;
    meal_missed = eaten.given_up;
    switch (mode.kind) {
        case IN_START:
            run_open_loop(now_ns);
            break;
        case REGULATING:
            regulate(due, now_ns);
            break;
        case SUSPENDED:
            if (due) {
                propose(&rate, 0, now_ns + 30 * MINUTE_NS);
                rate.reason = PREDICTION;
                order_rate(now_ns);
            }
            break;
        case CAUTIOUS:
            if (due) {
                propose_rate(now_ns);
                propose(&rate, least(therapy.basal, rate.value), now_ns + 30 * MINUTE_NS);
                order_rate(now_ns);
            }
            break;
        default:
            meal_missed |= eaten.uncovered > 0;
            eaten.uncovered = 0;
            run_open_loop(now_ns);
    }
}
static void raise(int64_t now_ns) {
    bool sure = watch.distrust == NO_REASON;
    bool low = sure && is_below_floor(&watch);
    alarm_report(&alarms[LOW], low, now_ns);
    alarm_report(&alarms[LOW_PREDICTED], mode.kind == SUSPENDED && !low, now_ns);
    alarm_report(&alarms[HIGH], sure && last(&watch) > 250.0, now_ns);
    alarm_report(&alarms[CONTROL_LOST], mode.kind == FALLBACK, now_ns);
    alarm_report(&alarms[NOT_STARTED], mode.kind == IN_START, now_ns);
    alarm_report(&alarms[OUTCOME_UNKNOWN], has_doubtful_bolus(10 * MINUTE_NS, now_ns), now_ns);
    alarm_report(&alarms[PUMP_REFUSES], ledger.refused, now_ns);
    alarm_report(&alarms[MEAL_NOT_COVERED], meal_missed || eaten.refused, now_ns);
}
static void show(int row, int64_t now_ns) {
    double carbohydrate = eaten.action.stomach + eaten.action.gut;
    output_set(&outputs[INSULIN_ON_BOARD], insulin_on_board(), now_ns);
    output_set(&outputs[CARBOHYDRATE_ON_BOARD], carbohydrate, now_ns);
    if (watch.distrust == NO_REASON) {
        output_set(&outputs[ESTIMATE], filter.glucose, now_ns);
        output_set(&outputs[TREND], filter.trend, now_ns);
        output_set(&outputs[PREDICTED], ahead.in_an_hour, now_ns);
        output_set(&outputs[INSULIN_REQUIRED], ahead.dose, now_ns);
    } else {
        output_missing(&outputs[ESTIMATE], now_ns);
        output_missing(&outputs[TREND], now_ns);
        output_missing(&outputs[PREDICTED], now_ns);
        output_missing(&outputs[INSULIN_REQUIRED], now_ns);
    }
    double *cells = journal.cells[row];
    cells[0] = glucose.latched.value;
    cells[1] = filter.glucose;
    cells[2] = filter.trend;
    cells[3] = ahead.in_an_hour;
    cells[4] = insulin_on_board();
    cells[5] = carbohydrate;
    cells[6] = filter.state[SENSITIVITY];
    cells[7] = filter.state[RISE];
    cells[8] = possible_rate(now_ns);
    cells[9] = bolus.present ? bolus.value : 0;
    journal.mode[row] = mode.kind;
    journal.reason[row] = rate_reason;
}
/* One decision; false when what it believes is no number. */
static bool control(int64_t now_ns) {
    int row = (int) (journal.rows++ % JOURNAL_ROWS);
    journal.at_ns[row] = now_ns;
    journal.mode[row] = 0;
    journal.reason[row] = 0;
    for (int i = 0; i < JOURNAL_COLUMNS; i++) journal.cells[row][i] = NOT_A_NUMBER;
    observe(&watch, now_ns);
    observe(&open_loop.watch, now_ns);
    insulin_ledger_minute(now_ns);
    carbohydrate_minute(now_ns);
    sleep_minute(now_ns);
    if (ledger.refused) forget_person();
    if (!filter_minute(&watch)) return false;
    if (filter.started) predict();
    Mode next = next_mode(mode, finding(now_ns));
    bool changed = next.kind != mode.kind || next.reason != mode.reason || next.good != mode.good;
    mode = next;
    if (changed) {
        mode_code = mode.kind;
        if (mode.kind == FALLBACK) doubt();
        open_loop.ordered = NOT_A_NUMBER;
    }
    if (mode.kind == FALLBACK) lost_ns = now_ns;
    propose_nothing(&bolus);
    act(changed, now_ns);
    raise(now_ns);
    show(row, now_ns);
    return true;
}

/* ---- The device as its host sees it. ---- */

static int64_t releases, publish_at_ns = INT64_MAX;
static bool distrusted;

static void release(int64_t now_ns) {
    latch(now_ns);
    if (!distrusted && !control(now_ns)) {
        distrusted = true;
        discard();
    }
    if (distrusted) {
        observe(&fallback.watch, now_ns);
        order_open_loop(&fallback, therapy.basal, now_ns);
    }
    alarm_report(&alarms[TRAPPED], distrusted, now_ns);
    publish_at_ns = now_ns + INT64_C(1000000000);
    releases++;
}
static void advance(int64_t now_ns) {
    for (;;) {
        int64_t release_ns = releases * MINUTE_NS;
        int64_t instant_ns = publish_at_ns < release_ns ? publish_at_ns : release_ns;
        if (instant_ns > now_ns) return;
        if (publish_at_ns <= instant_ns) {
            publish_at_ns = INT64_MAX;
            publish();
            fold();
        }
        if (release_ns <= instant_ns) release(release_ns);
    }
}

void device_start(void) {
    glucose.offered.value = NOT_A_NUMBER;
    glucose.latched.value = NOT_A_NUMBER;
    for (int i = 0; i < OUTPUTS; i++) {
        outputs[i].low = OUTPUT_RANGES[i][0];
        outputs[i].high = OUTPUT_RANGES[i][1];
        outputs[i].working = outputs[i].published = (Reading) {NOT_A_NUMBER, 0, MISSING};
    }
    watch.candidate = watch.anchor = NOT_A_NUMBER;
    watch.distrust = STARTING;
    open_loop.watch = fallback.watch = watch;
    open_loop.ordered = fallback.ordered = NOT_A_NUMBER;
    open_loop.ordered_ns = fallback.ordered_ns = INT64_MIN / 2;
    filter.glucose = filter.trend = NOT_A_NUMBER;
    filter.glucose_margin = filter.trend_margin = __builtin_inf();
    confirm();
    foresee();
}
int32_t device_arity(uint32_t entry) {
    switch (entry) {
        case ENTRY_offer: return 4;
        case ENTRY_settle: return 5;
        case ENTRY_post: return 3;
        case ENTRY_stage: return 2;
        case ENTRY_confirm: return 0;
        default: return 1;
    }
}
int32_t device_call(uint32_t entry, const uint64_t *words, uint64_t *results) {
    int index = (int) words[0];
    switch (entry) {
        case ENTRY_advance: advance((int64_t) words[0]); return 0;
        case ENTRY_offer:
            require(index == 0);
            input_offer(&glucose, double_of(words[1]), (int) words[2], (int64_t) words[3]);
            return 0;
        case ENTRY_settle:
            require(index == 0 || index == 1);
            results[0] = receipts_post(index == 0 ? &rate_receipts : &bolus_receipts,
                    (int64_t) words[1], (int) words[2], double_of(words[3]));
            return 1;
        case ENTRY_post: {
            double value = double_of(words[1]);
            int64_t at_ns = (int64_t) words[2];
            require(index == 0 || index == 1);
            results[0] = index == 0
                    ? value >= 1 && value <= 200 && events_post(&meals, value, at_ns)
                    : value >= 0 && value <= 43200 && sleep_post(value, at_ns);
            return 1;
        }
        case ENTRY_acknowledge:
            require(index >= 0 && index < ALARMS);
            alarms[index].answer_waiting = true;
            return 0;
        case ENTRY_stage: results[0] = stage(index, double_of(words[1])); return 1;
        case ENTRY_confirm: confirm(); return 0;
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
