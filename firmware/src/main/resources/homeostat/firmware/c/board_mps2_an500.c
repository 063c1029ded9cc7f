/* Arm's MPS2+ board with application note 500: a Cortex-M7 with double-precision floating point,
 * as QEMU models it. Start-up, vector table, and semihosting for files and console.
 *
 * Source: Arm Architecture Reference Manual v7-M (CPACR, SysTick, vector table); Arm, Semihosting
 * for AArch32 and AArch64 (operation numbers and parameter blocks).
 */
#include "board.h"
#include "runtime.h"

int main(void);
void reset(void);
void fault(void);

extern uint32_t stack_top[], data_begin[], data_end[], data_image[], bss_begin[], bss_end[];

#define CPACR (*(volatile uint32_t *) 0xE000ED88)
#define SYST_CSR (*(volatile uint32_t *) 0xE000E010)
#define SYST_RVR (*(volatile uint32_t *) 0xE000E014)
#define SYST_CVR (*(volatile uint32_t *) 0xE000E018)

__attribute__((section(".vectors"), used))
static const void *const vectors[16] = {
    stack_top, (const void *) reset, (const void *) fault, (const void *) fault,
    (const void *) fault, (const void *) fault, (const void *) fault, NULL, NULL, NULL, NULL,
    (const void *) fault, (const void *) fault, NULL, (const void *) fault, (const void *) fault
};

void reset(void) {
    CPACR |= 0xFU << 20;
    __asm__ volatile ("dsb\n isb");
    for (uint32_t *to = data_begin, *from = data_image; to < data_end;) *to++ = *from++;
    for (uint32_t *to = bss_begin; to < bss_end;) *to++ = 0;
    SYST_RVR = 0xFFFFFF;
    SYST_CVR = 0;
    SYST_CSR = 5;
    board_end("end", 0, 0, main());
}

void fault(void) { trap(TRAP_FAULT, 0); }

static int32_t semihost(int32_t operation, const void *argument) {
    register int32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile ("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

enum { SYS_OPEN = 1, SYS_CLOSE = 2, SYS_WRITE0 = 4, SYS_WRITE = 5, SYS_READ = 6, SYS_EXIT = 0x20 };
enum { MODE_READ_BINARY = 1, MODE_WRITE_BINARY = 5 };

static int32_t calls;
static int32_t outputs;

static int32_t open_file(const char *name, uint32_t length, uint32_t mode) {
    const uint32_t block[3] = { (uint32_t) name, mode, length };
    return semihost(SYS_OPEN, block);
}

void board_open(void) {
    calls = open_file("calls.bin", 9, MODE_READ_BINARY);
    outputs = open_file("outputs.bin", 11, MODE_WRITE_BINARY);
    if (calls < 0 || outputs < 0) board_end("no-file", 0, 0, 2);
}

int32_t board_read(uint64_t *words, int32_t count) {
    const uint32_t bytes = (uint32_t) count * 8;
    const uint32_t block[3] = { (uint32_t) calls, (uint32_t) words, bytes };
    return (int32_t) (bytes - (uint32_t) semihost(SYS_READ, block)) / 8;
}

void board_write(const uint64_t *words, int32_t count) {
    const uint32_t block[3] = { (uint32_t) outputs, (uint32_t) words, (uint32_t) count * 8 };
    if (semihost(SYS_WRITE, block) != 0) board_end("write-failed", 0, 0, 2);
}

/* SysTick counts down; with -icount shift=6 one tick is 40/64 of an instruction at 25 MHz. */
uint32_t board_ticks(void) { return 0xFFFFFF - SYST_CVR; }

static char *decimal(char *end, uint64_t value) {
    do {
        *--end = (char) ('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return end;
}

static void print_number(uint64_t value) {
    char text[22];
    text[21] = 0;
    char *begin = decimal(text + 21, value);
    *--begin = ' ';
    semihost(SYS_WRITE0, begin);
}

void board_note(const char *name, uint64_t first, uint64_t second) {
    semihost(SYS_WRITE0, name);
    print_number(first);
    print_number(second);
    semihost(SYS_WRITE0, "\n");
}

void board_end(const char *name, uint64_t first, uint64_t second, int32_t exit_code) {
    const uint32_t handle[1] = { (uint32_t) outputs };
    if (outputs > 0) semihost(SYS_CLOSE, handle);
    board_note(name, first, second);
    const uint32_t block[2] = { 0x20026, (uint32_t) exit_code };
    semihost(SYS_EXIT, block);
    for (;;) { }
}
