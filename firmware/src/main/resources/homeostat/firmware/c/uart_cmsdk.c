/* The UART of Arm's Cortex-M System Design Kit, as on the MPS2+ boards.
 * Source: Arm, Cortex-M System Design Kit Technical Reference Manual, APB UART.
 */
#include "board_config.h"
#include "uart.h"

#define REGISTER(offset) (*(volatile uint32_t *) (BOARD_UART + (offset)))
#define DATA REGISTER(0)
#define STATE REGISTER(4)
#define CTRL REGISTER(8)
#define BAUDDIV REGISTER(16)
enum { TX_FULL = 1, RX_FULL = 2, TX_ENABLE = 1, RX_ENABLE = 2, DIVIDER = 217 };

void uart_open(void) {
    BAUDDIV = DIVIDER;
    CTRL = TX_ENABLE | RX_ENABLE;
}

void uart_put(uint8_t byte) {
    while ((STATE & TX_FULL) != 0) { }
    DATA = byte;
}

int32_t uart_take(void) { return (STATE & RX_FULL) != 0 ? (int32_t) (DATA & 0xFF) : -1; }
