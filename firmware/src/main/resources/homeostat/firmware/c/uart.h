/* The board's first serial port: 8 bits, no parity, polled. One file uart_*.c for each kind. */
#ifndef HOMEOSTAT_UART_H
#define HOMEOSTAT_UART_H

#include <stdint.h>

void uart_open(void);
void uart_put(uint8_t byte);
/* The next byte that came in, or -1. */
int32_t uart_take(void);

/* Sleeps until there may be a byte, where the port can wake the core; else returns at once. What
 * was put goes out first. */
void uart_wait(void);
/* From an interrupt of the port. */
void uart_hush(void);

#endif
