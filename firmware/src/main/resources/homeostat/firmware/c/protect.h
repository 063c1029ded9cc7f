/* What keeps a broken program from doing harm quietly: memory protection, faults as traps, stack
 * paint, a black box that outlives a reset, a watchdog. One file protect_*.c for each family of
 * cores, one watchdog_*.c for each kind of watchdog. */
#ifndef HOMEOSTAT_PROTECT_H
#define HOMEOSTAT_PROTECT_H

#include <stdbool.h>
#include <stdint.h>

/* The bytes at address 0 that nobody may touch, and those under the stack. */
enum { NULL_PAGE_BYTES = 1024, GUARD_BYTES = 256, RESTARTS_MAX = 3 };

/* What is known of the last life of the device. It lies in memory that a reset leaves alone. */
typedef struct {
    uint32_t magic;
    /* Restarts since power came, and calls that were done. */
    uint32_t restarts;
    uint32_t calls;
    /* Why it ended: a kind of trap, where, and the stack pointer there. */
    uint32_t code;
    uint32_t address;
    uint32_t stack;
    uint32_t check;
} BlackBox;

/* First of all: paints the stack; with the first power, empties the black box. */
void protect_start(void);
/* Switches memory protection on; how many regions the core has, 0 for a core without. */
uint32_t protect_memory(void);
/* The most bytes of stack that were ever in use, and how many there are. */
uint32_t protect_stack_used(void);
uint32_t protect_stack_bytes(void);
const BlackBox *protect_black_box(void);
/* So many calls are done: after a restart the next one follows. */
void protect_done(uint32_t calls);
/* Writes the black box and starts anew; after too many restarts in a row, stays where it is. */
__attribute__((noreturn)) void protect_restart(uint32_t code, uint32_t address, uint32_t stack);

/* Words that a reset leaves alone, where that is not a property of the memory; before
 * protect_start. */
void protect_keeps(uint64_t *words, uint32_t count);

/* The watchdog: barks, through protect_restart, unless it is fed in time. */
bool watchdog_open(void);
void watchdog_feed(void);

#endif
