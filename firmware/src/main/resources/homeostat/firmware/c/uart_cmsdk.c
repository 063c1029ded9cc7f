/* The UART of Arm's Cortex-M System Design Kit, as on the MPS2+ boards.
 * Source: Arm, Cortex-M System Design Kit Technical Reference Manual, APB UART.
 */
#include "board_config.h"
#include "core.h"
#include "runtime.h"
#include "uart.h"

#define REGISTER(offset) (*(volatile uint32_t *) (BOARD_UART + (offset)))
#define DATA REGISTER(0)
#define STATE REGISTER(4)
#define CTRL REGISTER(8)
#define INTERRUPT_CLEAR REGISTER(12)
#define BAUDDIV REGISTER(16)
enum { TX_FULL = 1, RX_FULL = 2, TX_ENABLE = 1, RX_ENABLE = 2, RX_INTERRUPT = 8, RX_CLEAR = 2,
       DIVIDER = 217 };

void uart_open(void) {
    BAUDDIV = DIVIDER;
    CTRL = TX_ENABLE | RX_ENABLE;
}

void uart_put(uint8_t byte) {
    while ((STATE & TX_FULL) != 0) { }
    DATA = byte;
}

int32_t uart_take(void) { return (STATE & RX_FULL) != 0 ? (int32_t) (DATA & 0xFF) : -1; }

#ifdef BOARD_UART_LINE
/* A byte that comes between the look and the sleep is pending and ends it. */
void uart_wait(void) {
    CTRL |= RX_INTERRUPT;
    core_enable(BOARD_UART_LINE);
    uint32_t was = critical_enter();
    if ((STATE & RX_FULL) == 0) core_wait();
    critical_leave(was);
}
#else
void uart_wait(void) { }
#endif

void uart_hush(void) { INTERRUPT_CLEAR = RX_CLEAR; }
