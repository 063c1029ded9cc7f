/* A model of memory with one fault at a time, under the march test of selftest.c: every bit stuck
 * at 0 and at 1; every bit unable to rise or to fall; for two bits of each word, every other word's
 * same bit changing it when it is written to 1 or 0. */
#include <stdint.h>
#include <stdio.h>

static uint32_t march_read(volatile uint32_t *word);
static void march_write(volatile uint32_t *word, uint32_t value);
#define MARCH_READ(word) march_read(word)
#define MARCH_WRITE(word, value) march_write(word, value)
#include "selftest.c"

_Bool core_registers_hold(void) { return 1; }

enum Kind { SOUND, STUCK, TRANSITION, COUPLING };
static volatile uint32_t cells[MARCH_WORDS];
static enum Kind kind;
static int32_t victim, aggressor, bit, value, to;

static uint32_t march_read(volatile uint32_t *word) {
    uint32_t read = *word;
    if (kind == STUCK && word == cells + victim) {
        read = value ? read | 1U << bit : read & ~(1U << bit);
    }
    return read;
}

static void march_write(volatile uint32_t *word, uint32_t written) {
    uint32_t was = *word;
    if (kind == TRANSITION && word == cells + victim
            && (was >> bit & 1) == (uint32_t) !value && (written >> bit & 1) == (uint32_t) value) {
        written ^= 1U << bit;
    }
    *word = written;
    if (kind == COUPLING && word == cells + aggressor && (was >> bit & 1) != (written >> bit & 1)
            && (written >> bit & 1) == (uint32_t) value) {
        cells[victim] = to ? cells[victim] | 1U << bit : cells[victim] & ~(1U << bit);
    }
}

static int fails(void) {
    for (int32_t i = 0; i < MARCH_WORDS; i++) cells[i] = 0x9E3779B9U * (uint32_t) (i + 1);
    return !march(cells);
}

int main(void) {
    int found[4] = { 0 }, all[4] = { 0 };
    for (victim = 0; victim < MARCH_WORDS; victim++) {
        for (bit = 0; bit < 32; bit++) {
            for (value = 0; value < 2; value++) {
                for (kind = STUCK; kind <= TRANSITION; kind++) {
                    found[kind] += fails();
                    all[kind]++;
                }
                kind = COUPLING;
                for (aggressor = 0; aggressor < MARCH_WORDS; aggressor++) {
                    for (to = 0; to < 2 && aggressor != victim; to++) {
                        found[kind] += fails();
                        all[kind]++;
                    }
                }
            }
        }
    }
    kind = SOUND;
    int sound = !fails(), restored = 1;
    for (int32_t i = 0; i < MARCH_WORDS; i++) {
        restored &= cells[i] == 0x9E3779B9U * (uint32_t) (i + 1);
    }
    printf("stuck %d of %d, transition %d of %d, coupling %d of %d, sound %d, restored %d\n",
           found[1], all[1], found[2], all[2], found[3], all[3], sound, restored);
    return 0;
}
