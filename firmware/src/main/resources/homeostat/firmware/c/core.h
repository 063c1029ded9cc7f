/* What a processor core gives to the boards that have it: a start, a counter, a way out to the
 * debugger that QEMU plays. One file core_*.c for each family.
 */
#ifndef HOMEOSTAT_CORE_H
#define HOMEOSTAT_CORE_H

#include <stdint.h>

/* Arm's semihosting, which RISC-V took over with its operation numbers and parameter blocks. */
enum {
    SYS_OPEN = 1, SYS_CLOSE = 2, SYS_WRITE = 5, SYS_READ = 6, SYS_EXIT = 0x18,
    SYS_EXIT_EXTENDED = 0x20
};
intptr_t core_semihost(intptr_t operation, const void *argument);

/* Starts the counter of core_ticks, which goes up by BOARD_TICKS_PER_INSTRUCTION. */
void core_count(void);
uint32_t core_ticks(void);

/* Where the program begins after memory is filled. */
int main(void);

#endif
