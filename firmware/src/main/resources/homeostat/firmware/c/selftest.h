/* The device looks at its own hardware: whole at start, then in slices between calls. */
#ifndef HOMEOSTAT_SELFTEST_H
#define HOMEOSTAT_SELFTEST_H

#include <stdbool.h>
#include <stdint.h>

/* What was found broken, 0 for nothing: bits to be ORed. */
enum { BROKEN_CPU = 1, BROKEN_RAM = 2, BROKEN_FLASH = 4 };
enum { MARCH_WORDS = 32 };

/* Everything once; where the first fault lies is left in selftest_place. */
uint32_t selftest_whole(void);
/* A little; the rounds that are complete are in selftest_rounds. */
uint32_t selftest_slice(void);
extern uint32_t selftest_rounds;
extern uintptr_t selftest_place;
/* Tests MARCH_WORDS words from there on, and leaves in them what was in them. */
bool march(volatile uint32_t *from);

#endif
