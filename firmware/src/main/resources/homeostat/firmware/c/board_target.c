/* A microcontroller board in QEMU: files through semihosting, the console through its UART. */
#include "board.h"
#include "board_config.h"
#include "core.h"
#include "log.h"
#include "protect.h"
#include "runtime.h"
#include "uart.h"

enum { MODE_READ_BINARY = 1, MODE_WRITE_BINARY = 5, MODE_UPDATE_BINARY = 3, STACK_WORDS_MAX = 1024 };

extern const uint32_t stack_top[];

static intptr_t calls = -1;
static intptr_t outputs = -1;

static intptr_t open_file(const char *name, intptr_t length, intptr_t mode) {
    const intptr_t block[3] = { (intptr_t) name, mode, length };
    return core_semihost(SYS_OPEN, block);
}

void board_open(void) {
    uart_open();
    core_count();
    calls = open_file("calls.bin", 9, MODE_READ_BINARY);
    bool again = protect_black_box()->code != 0;
    outputs = open_file("outputs.bin", 11, again ? MODE_UPDATE_BINARY : MODE_WRITE_BINARY);
    if (again) {
        const intptr_t handle[1] = { outputs };
        const intptr_t place[2] = { outputs, core_semihost(SYS_FLEN, handle) };
        core_semihost(SYS_SEEK, place);
    }
    if (calls < 0 || outputs < 0) board_end("no-file", 0, 0, 2);
}

void board_wishes(uint64_t *wishes, int32_t count) {
    intptr_t file = open_file("wishes.bin", 10, MODE_READ_BINARY);
    if (file < 0) return;
    const intptr_t block[3] = { file, (intptr_t) wishes, (intptr_t) count * 8 };
    core_semihost(SYS_READ, block);
    const intptr_t handle[1] = { file };
    core_semihost(SYS_CLOSE, handle);
}

/* The emulator's flash is RAM; protection is off for a moment. */
void board_flip(uint64_t address) {
    core_unprotected(true);
    *(volatile uint8_t *) (uintptr_t) address ^= 4;
    core_unprotected(false);
}

int32_t board_read(uint64_t *words, int32_t count) {
    const intptr_t bytes = (intptr_t) count * 8;
    const intptr_t block[3] = { calls, (intptr_t) words, bytes };
    return (int32_t) (bytes - core_semihost(SYS_READ, block)) / 8;
}

void board_write(const uint64_t *words, int32_t count) {
    const intptr_t block[3] = { outputs, (intptr_t) words, (intptr_t) count * 8 };
    if (core_semihost(SYS_WRITE, block) != 0) board_end("write-failed", 0, 0, 2);
}

uint32_t board_ticks(void) { return core_ticks(); }

static void print(const char *text) {
    while (*text != 0) uart_put((uint8_t) *text++);
}

static void print_number(uint64_t value) {
    char text[22];
    char *at = text + 21;
    *at = 0;
    do {
        *--at = (char) ('0' + value % 10);
        value /= 10;
    } while (value != 0);
    *--at = ' ';
    print(at);
}

void board_note(const char *name, uint64_t first, uint64_t second) {
    print(name);
    print_number(first);
    print_number(second);
    uart_put('\n');
}

void board_log(uint32_t text, uint32_t first, uint32_t second) {
    print("log");
    print_number(text);
    print_number(first);
    print_number(second);
    uart_put('\n');
}

void board_stack(const void *from) {
    const uint32_t *word = from;
    print("stack");
    for (int32_t i = 0; i < STACK_WORDS_MAX && word < stack_top; i++, word++) {
        uart_put(' ');
        for (int32_t shift = 28; shift >= 0; shift -= 4) {
            uart_put((uint8_t) "0123456789abcdef"[(*word >> shift) & 15]);
        }
    }
    uart_put('\n');
}

void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    const intptr_t handle[1] = { outputs };
    if (outputs >= 0) core_semihost(SYS_CLOSE, handle);
    board_note(name, first, second);
    const intptr_t block[2] = { 0x20026, exit_code };
    core_semihost(SYS_EXIT_EXTENDED, block);
    for (;;) { }
}
