/* What a device is made of, by hand: ports that latch and publish, orders, alarms, the black box,
 * the digest. The counterpart of the Java module `kernel` for a device with one task.
 *
 * Written as one writes firmware: static variables, switches, no heap. Checked is what the Java
 * checks after its proof: what the host hands in, and that what is ordered is a number. */
#ifndef PEER_KERNEL_H
#define PEER_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LENGTH(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define NOT_A_NUMBER __builtin_nan("")
#define MINUTE_NS INT64_C(60000000000)
#define NS_PER_MIN 60e9

static inline double least(double a, double b) { return a < b ? a : b; }
static inline double most(double a, double b) { return a > b ? a : b; }
static inline double magnitude(double a) { return __builtin_fabs(a); }
static inline bool is_finite(double a) { return magnitude(a) <= 1.7976931348623157e308; }

typedef enum { GOOD, DOUBTFUL, STALE, IMPLAUSIBLE, MISSING } Quality;
typedef enum { UNKNOWN, DELIVERED, PARTIAL, REFUSED_BY_PUMP } Outcome;
typedef enum {
    NO_REASON, STARTING, IS_STALE, IS_IMPLAUSIBLE, FLAT, RANGE, RATE, ON_BOARD, FLOOR,
    PREDICTION, UNKNOWN_OUTCOME, ACTUATOR, PRESCRIPTION, NO_NUMBER
} Reason;
typedef enum { NOTHING, ORDERED, LIMITED, REFUSED } Verdict;

/* The digest of everything published. */
static inline void fold_word(uint64_t *digest, uint64_t word) {
    uint64_t mixed = (*digest ^ word) * UINT64_C(0x100000001b3);
    *digest = mixed ^ (mixed >> 32);
}
static inline void fold_number(uint64_t *digest, double value) {
    union { double number; uint64_t bits; } both = { .number = value };
    fold_word(digest, value == value ? both.bits : UINT64_C(0x7ff8000000000000));
}
#define DIGEST_START UINT64_C(0xcbf29ce484222325)

typedef struct { double value; int64_t at_ns; Quality quality; } Reading;

/* An input for the latest reading, graded when it is latched. */
typedef struct {
    double low, high;
    int64_t stale_after_ns;
    Reading offered, latched;
} Input;

static inline void input_offer(Input *in, double value, int quality, int64_t at_ns) {
    if (in->offered.quality != MISSING && at_ns < in->offered.at_ns) return;
    in->offered.value = value;
    in->offered.at_ns = at_ns;
    in->offered.quality = quality >= GOOD && quality <= MISSING ? (Quality) quality : MISSING;
}
static inline void input_latch(Input *in, int64_t now_ns) {
    in->latched = in->offered;
    if (in->offered.quality == MISSING) return;
    bool in_range = in->offered.value >= in->low && in->offered.value <= in->high;
    if (!in_range || in->offered.at_ns > now_ns) in->latched.quality = IMPLAUSIBLE;
    else if (now_ns - in->offered.at_ns > in->stale_after_ns) in->latched.quality = STALE;
}

/* Things that must each be seen once. */
enum { EVENTS = 8 };
typedef struct { double value; int64_t at_ns; } Event;
typedef struct { Event waiting[EVENTS], latched[EVENTS]; int waiting_size, size; } Events;
typedef struct { int64_t sequence; double delivered; Outcome outcome; } Receipt;
typedef struct { Receipt waiting[EVENTS], latched[EVENTS]; int waiting_size, size; } Receipts;

static inline bool events_post(Events *box, double value, int64_t at_ns) {
    if (box->waiting_size >= EVENTS) return false;
    box->waiting[box->waiting_size++] = (Event) { value, at_ns };
    return true;
}
static inline void events_latch(Events *box) {
    box->size = box->waiting_size;
    for (int i = 0; i < box->size && i < EVENTS; i++) box->latched[i] = box->waiting[i];
    box->waiting_size = 0;
}
static inline bool receipts_post(Receipts *box, int64_t sequence, int outcome, double delivered) {
    if (box->waiting_size >= EVENTS) return false;
    Outcome known = outcome >= UNKNOWN && outcome <= REFUSED_BY_PUMP ? (Outcome) outcome : UNKNOWN;
    box->waiting[box->waiting_size++] = (Receipt) { sequence, delivered, known };
    return true;
}
static inline void receipts_latch(Receipts *box) {
    box->size = box->waiting_size;
    for (int i = 0; i < box->size && i < EVENTS; i++) box->latched[i] = box->waiting[i];
    box->waiting_size = 0;
}

typedef struct { double value; int64_t until_ns; bool present; Reason reason; } Proposal;

static inline void propose(Proposal *proposal, double value, int64_t until_ns) {
    *proposal = (Proposal) { value, until_ns, true, NO_REASON };
}
static inline void propose_nothing(Proposal *proposal) {
    proposal->present = false;
    proposal->reason = NO_REASON;
}

/* What the limits leave of a port's range. */
typedef struct { double low, high; Reason reason; } Bounds;

static inline void at_most(Bounds *bounds, double value, Reason reason) {
    if (!(value >= bounds->high)) {
        bounds->high = value;
        bounds->reason = reason;
    }
}

typedef struct {
    double value;
    int64_t at_ns, sequence, expires_ns;
    uint64_t prescription;
    Reason reason;
} Order;
typedef struct {
    double low, high;
    int64_t longest_ns;
    Order working, published;
    bool written;
} OrderPort;

static inline void order_publish(OrderPort *port) {
    if (port->written) {
        port->published = port->working;
        port->written = false;
    }
}
static inline void order_discard(OrderPort *port) {
    port->working = port->published;
    port->written = false;
}
/* Orders what of the proposal the bounds allow; `reason` is told why not all of it. */
static inline Verdict order_within(OrderPort *port, const Proposal *proposal,
        const Bounds *bounds, uint64_t prescription, int64_t now_ns, Reason *reason) {
    if (!(bounds->low <= bounds->high) || !is_finite(proposal->value)) {
        *reason = NO_NUMBER;
        return REFUSED;
    }
    double allowed = proposal->value > bounds->high ? bounds->high
        : proposal->value < bounds->low ? bounds->low : proposal->value;
    bool limited = allowed != proposal->value;
    int64_t longest_ns = now_ns + port->longest_ns;
    *reason = limited ? bounds->reason : proposal->reason;
    port->working.value = allowed;
    port->working.at_ns = now_ns;
    port->working.sequence++;
    port->working.expires_ns = proposal->until_ns < longest_ns ? proposal->until_ns : longest_ns;
    port->working.prescription = prescription;
    port->working.reason = *reason;
    port->written = true;
    return limited ? LIMITED : ORDERED;
}

typedef struct { double low, high; Reading working, published; } Output;

static inline void output_set(Output *out, double value, int64_t at_ns) {
    bool in_range = value >= out->low && value <= out->high;
    out->working = (Reading) { value, at_ns, in_range ? GOOD : IMPLAUSIBLE };
}
static inline void output_missing(Output *out, int64_t at_ns) {
    out->working = (Reading) { NOT_A_NUMBER, at_ns, MISSING };
}

typedef enum { INACTIVE, PENDING, ACTIVE, LATCHED, ACKNOWLEDGED } AlarmState;
typedef struct {
    int64_t delay_ns, since_ns, onset_ns, published_onset_ns;
    AlarmState state, published;
    bool latching, present, answer_waiting;
} Alarm;

static inline AlarmState alarm_next(const Alarm *alarm, int64_t now_ns) {
    bool due = now_ns - alarm->since_ns >= alarm->delay_ns;
    switch (alarm->state) {
        case INACTIVE:
        case PENDING: return !alarm->present ? INACTIVE : due ? ACTIVE : PENDING;
        case ACTIVE: return alarm->present ? ACTIVE : alarm->latching ? LATCHED : INACTIVE;
        case LATCHED: return alarm->present ? ACTIVE : LATCHED;
        default: return alarm->present ? ACKNOWLEDGED : INACTIVE;
    }
}
static void alarm_report(Alarm *alarm, bool present, int64_t now_ns) {
    if (present && !alarm->present) alarm->since_ns = now_ns;
    alarm->present = present;
    if (alarm->answer_waiting) {
        if (alarm->state == ACTIVE) alarm->state = ACKNOWLEDGED;
        else if (alarm->state == LATCHED) alarm->state = INACTIVE;
        alarm->answer_waiting = false;
    }
    AlarmState before = alarm->state;
    alarm->state = alarm_next(alarm, now_ns);
    if (alarm->state == ACTIVE && (before == INACTIVE || before == PENDING)) {
        alarm->onset_ns = now_ns;
    }
}
static inline void alarm_publish(Alarm *alarm) {
    alarm->published = alarm->state;
    alarm->published_onset_ns = alarm->onset_ns;
}
static inline void alarm_discard(Alarm *alarm) {
    alarm->state = alarm->published;
    alarm->onset_ns = alarm->published_onset_ns;
}

/* Entries that a recorded run does not call. */
#ifndef ENTRY_settle
#define ENTRY_settle 1000
#endif
#ifndef ENTRY_post
#define ENTRY_post 1001
#endif
#ifndef ENTRY_acknowledge
#define ENTRY_acknowledge 1002
#endif
#ifndef ENTRY_stage
#define ENTRY_stage 1003
#endif
#ifndef ENTRY_confirm
#define ENTRY_confirm 1004
#endif

/* Entry calls of the host: a wrong number halts, as its exception does in Java. */
static inline void require(bool holds) {
    if (!holds) __builtin_trap();
}
static inline double double_of(uint64_t bits) {
    union { uint64_t bits; double number; } both = { .bits = bits };
    return both.number;
}

#endif
