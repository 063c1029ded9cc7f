/* Tasks as interrupts at rate-monotonic priorities, on one stack, with logical execution time.
 *
 *   sensor   highest     takes what comes from outside into a queue, with one writer and one reader
 *   tick     below it    the exchange: publishes, carries, latches, then pends who was released
 *   task 0               the shortest period
 *   task 1 ...           each longer period one level lower; the last level takes all others
 *   main     lowest      reads and writes files
 *
 * A task touches what belongs to it alone, so nothing here is locked but two words of bookkeeping.
 * Time is the recorded run's: the tick moves on to the next instant at which there is something to
 * do, unless a step that is due by then is still running; on a wall clock that is an overrun. When
 * the tick comes is shaken: a random number of instructions after the last one, or, where the
 * device is compiled with -finstrument-functions, at every call and return in it.
 *
 * Source: Liu, Layland, "Scheduling algorithms for multiprogramming in a hard-real-time
 * environment", Journal of the ACM 20 (1973); Baker, "Stack-based scheduling of realtime
 * processes", Real-Time Systems 3 (1991).
 */
#include "executive.h"
#include "board.h"
#include "core.h"
#include "device.h"
#include "device_entries.h"
#include "harness.h"
#include "log.h"
#include "runtime.h"

enum { QUEUE = 8, ANSWERS = 256, TASKS_MAX = 16, GAP_TICKS = 48 };

typedef struct {
    uint32_t entry;
    uint64_t arguments[ARGUMENTS_MAX];
} Call;

/* Main writes, the sensor reads; the sensor writes, the tick reads; the tick writes, main reads. */
static Call outside[QUEUE], inside[QUEUE];
static volatile uint32_t outside_in, outside_out, inside_in, inside_out;
static volatile bool all_read;
static uint64_t answers[ANSWERS];
static volatile uint32_t answers_in, answers_out;

/* A task that is running, and the registers that the interrupt which runs it has stacked. */
typedef struct {
    uint32_t task;
    uint32_t *frame;
    void *way_out[5];
} Running;

static Running running[TASKS_MAX];
static volatile uint32_t running_count;
static volatile bool is_due[TASKS_MAX];
static int64_t due_ns[TASKS_MAX];
static volatile bool started, exchanging;
static uint64_t shaken;
static uint64_t exchanges, preemptions, deepest, aborted;

static uint32_t random_ticks(void) {
    static const uint32_t spans[4] = { 16, 256, 2048, 16384 };
    shaken ^= shaken << 13;
    shaken ^= shaken >> 7;
    shaken ^= shaken << 17;
    return GAP_TICKS + (uint32_t) (shaken >> 32) % spans[(shaken >> 8) & 3];
}

/* Main may be between reading and writing one of these: hence the single writer of each index. */
static void answer(const uint64_t *words, int32_t count) {
    for (int32_t i = 0; i < count; i++) answers[(answers_in + (uint32_t) i) % ANSWERS] = words[i];
    answers_in += (uint32_t) count;
}

static void apply(const Call *call) {
    uint64_t results[RESULTS_MAX];
    answer(results, device_call(call->entry, call->arguments, results));
    answer(results, device_probe(results));
}

static void exchange(void) {
    device_exchange();
    exchanges++;
    for (uint32_t task = 0; task < device_tasks; task++) {
        due_ns[task] = device_due(task);
        if (due_ns[task] != INT64_MAX && !is_due[task]) {
            is_due[task] = true;
            core_pend(task);
        }
    }
}

static bool all_done(void) {
    for (uint32_t task = 0; task < device_tasks; task++) if (is_due[task]) return false;
    return true;
}

static void land(void) { __builtin_longjmp(running[running_count - 1].way_out, 1); }

/* Ends the step of a task that missed its deadline: when control comes back to it, it comes to
 * land(), because whoever interrupted it returns there. */
static void abandon(uint32_t task, uint32_t *frame) {
    for (uint32_t i = 0; i < running_count; i++) {
        if (running[i].task != task) continue;
        uint32_t *above = i + 1 < running_count ? running[i + 1].frame : frame;
        core_redirect(above, land);
        LOG("task %u missed its deadline; %u steps were under way", task, running_count);
        aborted++;
    }
    is_due[task] = false;
}

/* Does one thing of the queue, or nothing; true when there may be another. */
static bool advance(uint32_t *frame) {
    if (inside_out == inside_in || ANSWERS - (answers_in - answers_out) < 2 * RESULTS_MAX) {
        return false;
    }
    const Call *call = &inside[inside_out % QUEUE];
    if (call->entry == ENTRY_advance) {
        int64_t next = device_next();
        if (next <= (int64_t) call->arguments[0]) {
            for (uint32_t task = 0; task < device_tasks; task++) {
                if (is_due[task] && due_ns[task] <= next) return false;
            }
            exchange();
            return false;
        }
        /* Whether the next call is an overrun must be known: then the step is not waited for. */
        if (inside_in - inside_out < 2 && !all_read) return false;
        const Call *after = &inside[(inside_out + 1) % QUEUE];
        bool overrun = inside_in - inside_out >= 2 && after->entry == ENTRY_overran;
        if (!overrun && !all_done()) return false;
        uint64_t results[RESULTS_MAX];
        answer(results, device_probe(results));
    } else {
        if (call->entry == ENTRY_overran) abandon((uint32_t) call->arguments[0], frame);
        else if (!all_done()) return false;
        apply(call);
    }
    inside_out++;
    return true;
}

void executive_tick(uint32_t *frame) {
    if (!started) return;
    if (running_count > 0) preemptions++;
    Context context;
    context_enter(&context);
    exchanging = true;
    while (advance(frame)) { }
    exchanging = false;
    context_leave(&context);
    core_tick(random_ticks());
}

static void sensor(void) {
    if (outside_out == outside_in || inside_in - inside_out == QUEUE) return;
    inside[inside_in % QUEUE] = outside[outside_out % QUEUE];
    inside_in++;
    outside_out++;
}

/* Runs a step. The trap's way back and the pools' bookkeeping of who was interrupted are kept. */
static void run(uint32_t task, uint32_t *frame) {
    Context context;
    context_enter(&context);
    Running *mine = &running[running_count];
    mine->task = task;
    mine->frame = frame;
    if (__builtin_setjmp(mine->way_out) == 0) {
        running_count++;
        if (running_count > deepest) deepest = running_count;
        device_step(task);
        uint32_t was = critical_enter();
        is_due[task] = false;
        running_count--;
        critical_leave(was);
    } else {
        /* Abandoned: by now it may be due again. */
        running_count--;
    }
    context_leave(&context);
}

void executive_line(uint32_t *frame, uint32_t line) {
    if (line == CORE_SENSOR) sensor();
    else if (line < device_tasks && is_due[line]) run(line, frame);
}

/* At every call and return of the device's code: something from outside, also inside the exchange,
 * and a tick, but not one tick after another for ever. */
__attribute__((no_instrument_function))
static void boundary(void) {
    if (!started) return;
    core_pend(CORE_SENSOR);
    if (!exchanging) core_pend_tick();
}

__attribute__((no_instrument_function))
void __cyg_profile_func_enter(void *function, void *caller);
__attribute__((no_instrument_function))
void __cyg_profile_func_exit(void *function, void *caller);
void __cyg_profile_func_enter(void *function, void *caller) { boundary(); }
void __cyg_profile_func_exit(void *function, void *caller) { boundary(); }

static void drain(void) {
    while (answers_out != answers_in) {
        uint64_t word = answers[answers_out % ANSWERS];
        answers_out++;
        harness_emit(&word, 1);
    }
}

void executive_run(uint64_t seed) {
    if (device_tasks == 0 || device_tasks > TASKS_MAX) board_end("no-tasks", device_tasks, 0, 2);
    shaken = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    core_interrupts(device_tasks);
    started = true;
    core_tick(random_ticks());
    while (!all_read || inside_out != inside_in || answers_out != answers_in) {
        while (!all_read && outside_in - outside_out < QUEUE) {
            Call *call = &outside[outside_in % QUEUE];
            if (harness_take(&call->entry, call->arguments)) outside_in++;
            else if (outside_in == outside_out) all_read = true;
            else break;
        }
        core_pend(CORE_SENSOR);
        drain();
        core_wait();
    }
    started = false;
    harness_flush();
    board_note("exchanges", exchanges, aborted);
    board_note("preempted", preemptions, deepest);
    board_end("end", 0, 0, 0);
}
