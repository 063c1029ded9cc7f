/* NOR flash of the common interface with Intel's commands, two chips of 16 bits side by side: the
 * second bank of QEMU's RISC-V board, whose content is a file that outlives the emulator.
 *
 * A command goes to both chips at once, and both must say that they are ready and that nothing
 * failed. While a chip is busy or tells its status its cells cannot be read, so every operation
 * ends with the command that shows the cells again. The emulator believes whoever programs a zero
 * into a one; silicon does not, and the driver reads back.
 * Source: Intel, Common Flash Interface and Command Sets, AP-646; Intel StrataFlash (J3) data sheet.
 */
#include "flash.h"

#define BANK 0x22000000U
enum { BLOCK_BYTES = 256 * 1024, POLLS_MAX = 1 << 24 };
#define BOTH(command) ((uint32_t) (command) << 16 | (uint32_t) (command))
enum { READ_CELLS = 0xFF, READ_STATUS = 0x70, CLEAR_STATUS = 0x50, QUERY = 0x98, PROGRAM = 0x40,
       ERASE = 0x20, CONFIRM = 0xD0, READY = 0x80, FAILURES = 0x3A };

static volatile uint32_t *cell(uint32_t sector, uint32_t word) {
    return (volatile uint32_t *) (uintptr_t) (BANK + sector * BLOCK_BYTES) + word;
}

/* Waits for both chips; false when one says that it failed, or says nothing for too long. */
static bool done(volatile uint32_t *at) {
    uint32_t status = 0;
    *at = BOTH(READ_STATUS);
    for (uint32_t i = 0; i < POLLS_MAX && (status & BOTH(READY)) != BOTH(READY); i++) status = *at;
    *at = BOTH(CLEAR_STATUS);
    *at = BOTH(READ_CELLS);
    return (status & BOTH(READY)) == BOTH(READY) && (status & BOTH(FAILURES)) == 0;
}

bool flash_open(void) {
    volatile uint32_t *base = cell(0, 0);
    base[0x55] = BOTH(QUERY);
    bool is_there = (base[0x10] & 0xFF) == 'Q' && (base[0x11] & 0xFF) == 'R'
        && (base[0x12] & 0xFF) == 'Y';
    *base = BOTH(READ_CELLS);
    return is_there;
}

uint32_t flash_read(uint32_t sector, uint32_t word) { return *cell(sector, word); }

bool flash_program(uint32_t sector, uint32_t word, uint32_t bits) {
    volatile uint32_t *at = cell(sector, word);
    if ((*at & bits) != bits) return false;
    *at = BOTH(PROGRAM);
    *at = bits;
    return done(at) && *at == bits;
}

bool flash_erase(uint32_t sector) {
    volatile uint32_t *at = cell(sector, 0);
    *at = BOTH(ERASE);
    *at = BOTH(CONFIRM);
    return done(at) && *at == UINT32_MAX;
}
