/* Replays recorded calls on the device and writes every output bit, on any board. */
#include "board.h"
#include "device.h"
#include "runtime.h"

enum { BUFFER = 512, ARGUMENTS_MAX = 16, RESULTS_MAX = 64, ENTRIES_MAX = 32 };

static uint64_t incoming[BUFFER];
static int32_t incoming_count;
static int32_t incoming_next;
static uint64_t outgoing[BUFFER];
static int32_t outgoing_count;
static uint64_t ticks_total;
static uint32_t ticks_worst;
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

static void flush(void) {
    if (outgoing_count > 0) board_write(outgoing, outgoing_count);
    outgoing_count = 0;
}

static void emit(const uint64_t *words, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        if (outgoing_count == BUFFER) flush();
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
    flush();
    note_trap("halted", trap);
    board_end("trap", trap->code, trap->site, 64);
}

static void call(uint32_t entry, const uint64_t *arguments) {
    uint64_t results[RESULTS_MAX];
    uint32_t before = board_ticks();
    int32_t count = device_call(entry, arguments, results);
    uint32_t ticks = (board_ticks() - before) & 0xFFFFFF;
    ticks_total += ticks;
    if (ticks > ticks_worst) ticks_worst = ticks;
    if (entry < ENTRIES_MAX) {
        entry_ticks[entry] += ticks;
        entry_calls[entry]++;
        if (ticks > entry_worst[entry]) entry_worst[entry] = ticks;
    }
    emit(results, count);
    emit(results, device_probe(results));
}

int main(void) {
    uint64_t entry;
    uint64_t arguments[ARGUMENTS_MAX];
    board_open();
    device_start();
    while (next_word(&entry)) {
        int32_t arity = device_arity((uint32_t) entry);
        for (int32_t i = 0; i < arity; i++) {
            if (!next_word(&arguments[i])) board_end("short-input", entry, 0, 2);
        }
        call((uint32_t) entry, arguments);
    }
    flush();
    for (uint32_t i = 0; i < ENTRIES_MAX; i++) {
        if (entry_calls[i] == 0) continue;
        board_note("entry", i, entry_calls[i]);
        board_note("ticks", entry_ticks[i], entry_worst[i]);
    }
    board_end("end", ticks_total, ticks_worst, 0);
}
