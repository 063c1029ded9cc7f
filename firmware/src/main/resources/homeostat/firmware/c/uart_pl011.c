/* Arm's PrimeCell UART PL011, as on the Stellaris LM3S6965.
 * Source: Arm, PrimeCell UART (PL011) Technical Reference Manual; Texas Instruments, LM3S6965
 * data sheet (clock gating).
 */
#include "board_config.h"
#include "core.h"
#include "runtime.h"
#include "uart.h"

#define REGISTER(offset) (*(volatile uint32_t *) (BOARD_UART + (offset)))
#define DATA REGISTER(0x00)
#define FLAGS REGISTER(0x18)
#define LINE REGISTER(0x2C)
#define CTRL REGISTER(0x30)
#define INTERRUPT_MASK REGISTER(0x38)
#define INTERRUPT_CLEAR REGISTER(0x44)
#define CLOCK_GATE_1 (*(volatile uint32_t *) 0x400FE104)
enum { RX_EMPTY = 1 << 4, TX_FULL = 1 << 5, EIGHT_BITS = 0x70, ENABLE = 0x301,
       RX_INTERRUPTS = 1 << 4 | 1 << 6 };

void uart_open(void) {
    CLOCK_GATE_1 |= 1;
    LINE = EIGHT_BITS;
    CTRL = ENABLE;
}

void uart_put(uint8_t byte) {
    while ((FLAGS & TX_FULL) != 0) { }
    DATA = byte;
}

int32_t uart_take(void) { return (FLAGS & RX_EMPTY) == 0 ? (int32_t) (DATA & 0xFF) : -1; }

/* A byte that comes between the look and the sleep is pending and ends it. */
void uart_wait(void) {
    INTERRUPT_MASK = RX_INTERRUPTS;
    core_enable(BOARD_UART_LINE);
    uint32_t was = critical_enter();
    if ((FLAGS & RX_EMPTY) != 0) core_wait();
    critical_leave(was);
}

/* The line stays up while there is something to read: it is opened again before the next sleep. */
void uart_hush(void) {
    INTERRUPT_MASK = 0;
    INTERRUPT_CLEAR = RX_INTERRUPTS;
}
