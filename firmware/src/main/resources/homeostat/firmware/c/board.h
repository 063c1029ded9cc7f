/* What the harness needs from a board: calls in, outputs out, a counter and an end. */
#ifndef HOMEOSTAT_BOARD_H
#define HOMEOSTAT_BOARD_H

#include <stdint.h>

void board_open(void);
/* Fills words with up to count little-endian 64-bit words; returns how many there were. */
int32_t board_read(uint64_t *words, int32_t count);
void board_write(const uint64_t *words, int32_t count);
/* What the test that runs the image wishes for; zeros where it says nothing. An emulator that does
 * not count instructions lives by the clock of its machine, which may stand still for seconds: it
 * wishes for no watchdog. */
enum {
    WISH_SEED, WISH_BREAK, WISH_BREAK_AT, WISH_BREAK_PLACE, WISH_KEEP, WISH_UNWATCHED, WISHES
};
void board_wishes(uint64_t *wishes, int32_t count);
/* Flips a bit of the byte there, in flash too: what a test does to find out who notices. */
void board_flip(uint64_t address);
/* A counter that goes up with every instruction where the board has one, else 0. */
uint32_t board_ticks(void);
/* A line on the console: a name and two numbers. */
void board_note(const char *name, uint64_t first, uint64_t second);
/* A line on the console: the words of the stack from an address upwards, in hexadecimal. */
void board_stack(const void *from);
/* Ends the run with such a line and an exit code. */
__attribute__((noreturn)) void board_end(const char *name, uint64_t first, uint64_t second,
                                         int32_t exit_code);

#endif
