/* Lives a recorded run many times and says what processor time it took: links with a translated
 * device on the build machine. Each run is a child's, because a device is assembled once.
 * Usage: timed CALLS RUNS */
#define _POSIX_C_SOURCE 200809L
#include "device.h"
#include "runtime.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void host_trapped(const Trap *trap) { (void) trap; }
void host_halt(const Trap *trap) { exit((int) trap->code); }

typedef struct { double cpu_seconds; uint64_t last; } Life;

static Life live(const uint64_t *words, size_t count) {
    uint64_t results[64];
    struct timespec from, to;
    device_start();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (size_t i = 0; i < count;) {
        uint32_t entry = (uint32_t) words[i];
        device_call(entry, words + i + 1, results);
        i += 1 + (size_t) device_arity(entry);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    int32_t probes = device_probe(results);
    return (Life) { (double) (to.tv_sec - from.tv_sec) + (double) (to.tv_nsec - from.tv_nsec) * 1e-9,
        results[probes - 1] };
}

int main(int argc, char **argv) {
    static uint64_t words[1 << 20];
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) return 2;
    size_t count = fread(words, 8, 1 << 20, file);
    double cpu_seconds = 0;
    Life life = { 0, 0 };
    for (int run = 0; run < atoi(argv[2]); run++) {
        int ends[2];
        if (pipe(ends) != 0) return 3;
        if (fork() == 0) {
            life = live(words, count);
            return write(ends[1], &life, sizeof life) == (ssize_t) sizeof life ? 0 : 1;
        }
        if (read(ends[0], &life, sizeof life) != (ssize_t) sizeof life) return 4;
        close(ends[0]);
        close(ends[1]);
        wait(NULL);
        cpu_seconds += life.cpu_seconds;
    }
    printf("cpu-seconds %.9f\ndigest %016llx\n", cpu_seconds, (unsigned long long) life.last);
    return 0;
}
