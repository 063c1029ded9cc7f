/* The 16550 UART of QEMU's RISC-V virtual board.
 * Source: National Semiconductor, PC16550D data sheet.
 */
#include "board_config.h"
#include "uart.h"

#define REGISTER(offset) (*(volatile uint8_t *) (BOARD_UART + (offset)))
#define DATA REGISTER(0)
#define LINE_CONTROL REGISTER(3)
#define LINE_STATUS REGISTER(5)
enum { RX_READY = 1, TX_EMPTY = 1 << 5, EIGHT_BITS = 3 };

void uart_open(void) { LINE_CONTROL = EIGHT_BITS; }

void uart_put(uint8_t byte) {
    while ((LINE_STATUS & TX_EMPTY) == 0) { }
    DATA = byte;
}

int32_t uart_take(void) { return (LINE_STATUS & RX_READY) != 0 ? (int32_t) DATA : -1; }

void uart_wait(void) { }

void uart_hush(void) { }
