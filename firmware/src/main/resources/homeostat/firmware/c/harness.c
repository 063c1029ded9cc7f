/* Replays recorded calls on the device and writes every output bit, on any board. */
#include "board.h"
#include "board_config.h"
#include "device.h"
#include "device_entries.h"
#include "harness.h"
#include "log.h"
#include "protect.h"
#include "runtime.h"
#include "selftest.h"
#ifdef BOARD_PREEMPTS
#include "executive.h"
#endif

enum { BUFFER = 512, ENTRIES_MAX = 32 };

static uint64_t incoming[BUFFER];
static int32_t incoming_count;
static int32_t incoming_next;
static uint64_t outgoing[BUFFER];
static int32_t outgoing_count;
static uint64_t wishes[WISHES];
/* The device's memory, where a reset leaves it alone, and whether there is anything in it. */
#ifdef BOARD_RAM_BYTES
__attribute__((section(".noinit")))
#endif
static uint64_t kept[DEVICE_MEMORY_WORDS + 1];
static uint64_t ticks_total;
static uint32_t ticks_worst;
static bool responding;
static uint32_t response, response_worst;
static uint64_t response_total, responses;
static uint64_t entry_ticks[ENTRIES_MAX];
static uint32_t entry_worst[ENTRIES_MAX];
static uint32_t entry_calls[ENTRIES_MAX];

static int next_word(uint64_t *word) {
    if (incoming_next == incoming_count) {
        incoming_count = board_read(incoming, BUFFER);
        incoming_next = 0;
    }
    if (incoming_count <= 0) return 0;
    *word = incoming[incoming_next++];
    return 1;
}

void harness_flush(void) {
    if (outgoing_count > 0) board_write(outgoing, outgoing_count);
    outgoing_count = 0;
}

void harness_emit(const uint64_t *words, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        if (outgoing_count == BUFFER) harness_flush();
        outgoing[outgoing_count++] = words[i];
    }
}

static void note_trap(const char *name, const Trap *trap) {
    board_note(name, trap->code, trap->site);
    board_note("address", (uintptr_t) trap->address, (uintptr_t) trap->stack);
    board_stack(trap->stack);
}

void host_trapped(const Trap *trap) { note_trap("caught", trap); }

void host_halt(const Trap *trap) {
    harness_flush();
    note_trap("halted", trap);
    board_end("trap", trap->code, trap->site, 64);
}

/* From a reading that comes in to what is written because of it. */
static void respond(uint32_t entry, uint32_t ticks) {
    if (entry == ENTRY_offer) responding = true;
    if (!responding) return;
    response += ticks;
    if (entry != ENTRY_advance) return;
    response_total += response;
    responses++;
    if (response > response_worst) response_worst = response;
    response = 0;
    responding = false;
}

static void call(uint32_t entry, const uint64_t *arguments) {
    uint64_t results[RESULTS_MAX];
    uint32_t before = board_ticks();
    int32_t count = device_call(entry, arguments, results);
    uint32_t ticks = (board_ticks() - before) & 0xFFFFFF;
    ticks_total += ticks;
    respond(entry, ticks);
    if (ticks > ticks_worst) ticks_worst = ticks;
    if (entry < ENTRIES_MAX) {
        entry_ticks[entry] += ticks;
        entry_calls[entry]++;
        if (ticks > entry_worst[entry]) entry_worst[entry] = ticks;
    }
    harness_emit(results, count);
    harness_emit(results, device_probe(results));
}

/* As decision 7 has it: the host keeps the words, and hands them back before the device resumes. */
static void keep(void) {
    if (ENTRY_remembered == 0xFFFFFFFFU) return;
    for (uint64_t i = 0; i + 1 < sizeof kept / sizeof *kept; i++) {
        device_call(ENTRY_remembered, &i, &kept[i]);
    }
    kept[DEVICE_MEMORY_WORDS] = 1;
}

static int32_t take_up(uint64_t *result) {
    if (ENTRY_resume == 0xFFFFFFFFU || kept[DEVICE_MEMORY_WORDS] != 1) return 0;
    for (uint64_t i = 0; i + 1 < sizeof kept / sizeof *kept; i++) {
        const uint64_t arguments[2] = { i, kept[i] };
        device_call(ENTRY_remember, arguments, result);
    }
    return device_call(ENTRY_resume, NULL, result);
}

int32_t harness_take(uint32_t *entry, uint64_t *arguments) {
    uint64_t number;
    if (!next_word(&number)) return 0;
    int32_t arity = (uint32_t) number == ENTRY_RESET ? 0 : device_arity((uint32_t) number);
    for (int32_t i = 0; i < arity; i++) {
        if (!next_word(&arguments[i])) board_end("short-input", number, 0, 2);
    }
    *entry = (uint32_t) number;
    return 1;
}

/* What a test can wish for: a broken pointer, a stack without end, a loop without end; a broken
 * pointer where a step would be. */
static uint32_t deeper(volatile uint32_t *above) {
    volatile uint32_t here[32];
    here[0] = above == NULL ? 0 : above[0] + 1;
    return here[0] == UINT32_MAX ? 0 : deeper(here) + here[0];
}

static void break_down(void) {
    volatile uint32_t *nothing = NULL;
    harness_flush();
    if (wishes[WISH_BREAK] == 1) *nothing = 7;
    if (wishes[WISH_BREAK] == 2) deeper(NULL);
    if (wishes[WISH_BREAK] == 3) for (;;) { }
    if (wishes[WISH_BREAK] == 5) board_flip(wishes[WISH_BREAK_PLACE]);
    if (wishes[WISH_BREAK] == 4 && !TRAP_CAUGHT()) *nothing = 7;
}

/* After a restart: what was done is not done again, and what must survive has survived. */
static uint32_t go_on(void) {
    uint32_t entry;
    uint64_t arguments[ARGUMENTS_MAX];
    uint64_t results[RESULTS_MAX];
    const BlackBox *before = protect_black_box();
    bool wanted = before->code == TRAP_RESET;
    uint32_t calls = 0;
    if (before->code == 0) return 0;
    if (!wanted) board_note("restarted", before->code, before->address);
    while (calls < before->calls + 1 && harness_take(&entry, arguments)) calls++;
    int32_t count = take_up(results);
    LOG("power came back after %u calls; %u words of state were handed back", calls,
        count == 0 ? 0 : DEVICE_MEMORY_WORDS);
    protect_done(calls);
    if (!wanted) return calls;
    harness_emit(results, count);
    harness_emit(results, device_probe(results));
    return calls;
}

static void test_hardware(void) {
    uint32_t broken = selftest_whole();
    board_note("selftest", broken, selftest_place);
    if (broken != 0) board_end("trap", TRAP_SELFTEST, broken, 64);
}

static void report(uint32_t regions, bool watched) {
    board_note("selftest-rounds", selftest_rounds, 0);
    board_note("protected", regions, watched);
    board_note("stack-used", protect_stack_used(), protect_stack_bytes());
    board_note("response", response_total, responses);
    board_note("response-worst", response_worst, 0);
    for (uint32_t i = 0; i < ENTRIES_MAX; i++) {
        if (entry_calls[i] == 0) continue;
        board_note("entry", i, entry_calls[i]);
        board_note("ticks", entry_ticks[i], entry_worst[i]);
    }
}

int main(void) {
    uint32_t entry;
    uint64_t arguments[ARGUMENTS_MAX];
    protect_keeps(kept, DEVICE_MEMORY_WORDS + 1);
    protect_start();
    board_open();
    device_start();
    board_wishes(wishes, WISHES);
    test_hardware();
    uint32_t regions = protect_memory();
    LOG("hardware is sound; %u regions of memory are protected, stack of %u bytes", regions,
        protect_stack_bytes());
    uint32_t calls = go_on();
#ifdef BOARD_PREEMPTS
    if (wishes[WISH_SEED] != 0) executive_run(wishes[WISH_SEED]);
#endif
    bool watched = wishes[WISH_UNWATCHED] == 0 && watchdog_open();
    while (harness_take(&entry, arguments)) {
        if (watched) watchdog_feed();
        if (wishes[WISH_BREAK] != 0 && calls == wishes[WISH_BREAK_AT]) break_down();
        if (entry == ENTRY_RESET) {
            keep();
            harness_flush();
            protect_restart(TRAP_RESET, 0, 0);
        }
        call(entry, arguments);
        if (wishes[WISH_KEEP] != 0) keep();
        protect_done(++calls);
        uint32_t broken = selftest_slice();
        if (broken != 0) protect_restart(TRAP_SELFTEST, (uint32_t) selftest_place, broken);
    }
    harness_flush();
    report(regions, watched);
    board_end("end", ticks_total, ticks_worst, 0);
}
