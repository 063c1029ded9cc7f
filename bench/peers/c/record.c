/* Reads every sample of a WFDB file of format 212 (two signals) or an EDF file and adds each signal's
   up, as often as told: the plain way in C, a buffer and a loop over its samples. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SIGNALS_MAX 64

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static long number(const char *text, int width) {
    char copy[16] = {0};
    memcpy(copy, text, width);
    return atol(copy);
}

static long read212(FILE *file, int64_t *sums) {
    static uint8_t bytes[3 << 14];
    static int16_t first[1 << 14], second[1 << 14];
    long samples = 0;
    size_t held;
    while ((held = fread(bytes, 1, sizeof bytes, file)) > 0) {
        int pairs = held / 3;
        for (int i = 0; i < pairs; i++) {
            const uint8_t *group = bytes + 3 * i;
            first[i] = (int16_t) ((group[0] | (group[1] & 0x0f) << 8) << 4) >> 4;
            second[i] = (int16_t) ((group[2] | (group[1] & 0xf0) << 4) << 4) >> 4;
        }
        for (int i = 0; i < pairs; i++) {
            sums[0] += first[i];
            sums[1] += second[i];
        }
        samples += 2 * pairs;
    }
    return samples;
}

static long readEdf(FILE *file, int64_t *sums, int *count) {
    char head[256];
    if (fread(head, 1, 256, file) != 256) { exit(2); }
    int signals = number(head + 252, 4);
    *count = signals;
    long records = number(head + 236, 8);
    char *rest = malloc(256 * signals);
    if (signals > SIGNALS_MAX || fread(rest, 1, 256 * signals, file) != 256u * signals) { exit(2); }
    long each[SIGNALS_MAX], all = 0, samples = 0;
    for (int i = 0; i < signals; i++) {
        each[i] = number(rest + 216 * signals + 8 * i, 8);
        all += each[i];
    }
    int16_t *record = malloc(2 * all);
    for (long k = 0; k < records; k++) {
        if (fread(record, 2, all, file) != (size_t) all) { exit(2); }
        const int16_t *at = record;
        for (int i = 0; i < signals; i++) {
            for (long j = 0; j < each[i]; j++) { sums[i] += at[j]; }
            at += each[i];
        }
        samples += all;
    }
    free(record);
    free(rest);
    return samples;
}

int main(int count, char **words) {
    if (count != 5) { return 2; }
    int edf = strcmp(words[1], "edf") == 0;
    int64_t sums[SIGNALS_MAX];
    long samples = 0;
    int signals = 2;
    double start = 0;
    for (int pass = -atoi(words[3]); pass < atoi(words[4]); pass++) {
        if (pass == 0) { start = seconds(); samples = 0; }
        FILE *file = fopen(words[2], "rb");
        if (!file) { return 2; }
        memset(sums, 0, sizeof sums);
        samples += edf ? readEdf(file, sums, &signals) : read212(file, sums);
        fclose(file);
    }
    printf("cpu-seconds %.9f\nsamples %ld\n", seconds() - start, samples);
    for (int i = 0; i < signals; i++) { printf("sum %d %lld\n", i, (long long) sums[i]); }
    return 0;
}
