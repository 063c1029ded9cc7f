/* The watchdog of Arm's Cortex-M System Design Kit, and Luminary's, which is the same: when its
 * counter reaches zero it interrupts, when it does so again it resets.
 * Source: Arm, Cortex-M System Design Kit Technical Reference Manual, APB watchdog.
 */
#include "board_config.h"
#include "core.h"
#include "protect.h"

#define REGISTER(offset) (*(volatile uint32_t *) (BOARD_WATCHDOG + (offset)))
#define LOAD REGISTER(0x00)
#define CONTROL REGISTER(0x08)
#define INTERRUPT_CLEAR REGISTER(0x0C)
#define LOCK REGISTER(0xC00)
enum { KEY = 0x1ACCE551, INTERRUPT = 1, RESET = 2, PERIOD_TICKS = 1 << 26 };

bool watchdog_open(void) {
    LOCK = KEY;
    LOAD = PERIOD_TICKS;
    CONTROL = INTERRUPT | RESET;
    LOCK = 0;
#ifdef BOARD_WATCHDOG_LINE
    core_enable(BOARD_WATCHDOG_LINE);
#endif
    return true;
}

void watchdog_feed(void) {
    LOCK = KEY;
    INTERRUPT_CLEAR = 1;
    LOAD = PERIOD_TICKS;
    LOCK = 0;
}
