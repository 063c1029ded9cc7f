/* Lives a recorded run many times and says what processor time it took: links with a translated
 * device on the build machine. A device is assembled once, so each run begins with the bytes that
 * the program's memory held before the first.
 * Usage: timed CALLS RUNS */
#define _POSIX_C_SOURCE 200809L
#include "device.h"
#include "runtime.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WORDS = 1 << 20 };
extern char __data_start[], _end[];

void host_trapped(const Trap *trap) { (void) trap; }
void host_halt(const Trap *trap) { exit((int) trap->code); }

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static double live(const uint64_t *words, size_t count) {
    uint64_t results[64];
    device_start();
    double from = cpu_seconds();
    for (size_t i = 0; i < count;) {
        uint32_t entry = (uint32_t) words[i];
        device_call(entry, words + i + 1, results);
        i += 1 + (size_t) device_arity(entry);
    }
    return cpu_seconds() - from;
}

int main(int argc, char **argv) {
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    size_t size = (size_t) (_end - __data_start);
    uint64_t *words = malloc(WORDS * sizeof *words);
    char *before = malloc(size);
    if (file == NULL || words == NULL || before == NULL) return 2;
    size_t count = fread(words, sizeof *words, WORDS, file);
    memcpy(before, __data_start, size);
    double seconds = 0;
    uint64_t results[64] = {0};
    int32_t probes = 1;
    for (int run = 0; run < atoi(argv[2]); run++) {
        memcpy(__data_start, before, size);
        seconds += live(words, count);
        probes = device_probe(results);
    }
    printf("cpu-seconds %.9f\ndigest %016llx\n", seconds,
        (unsigned long long) results[probes - 1]);
    return 0;
}
