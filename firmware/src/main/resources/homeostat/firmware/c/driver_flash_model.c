/* Flash for a board that has none that can be written: RAM that a reset leaves alone, with all that
 * makes flash hard. Ones go by programming and come back by erasing alone; each sector counts how
 * often it was erased; and a test can have power go at the operation it names, which then is not
 * done, or done by halves, as are all after it. */
#include "flash_model.h"
#if __has_include("board_config.h")
#include "board_config.h"
#endif

#ifdef BOARD_RAM_BYTES
__attribute__((section(".noinit")))
#endif
static uint32_t cells[FLASH_SECTORS][FLASH_WORDS];

int32_t flash_model_left = INT32_MAX;
uint32_t flash_model_torn;
uint32_t flash_model_erased[FLASH_SECTORS];

void flash_model_fill(uint32_t bits) {
    for (uint32_t i = 0; i < FLASH_SECTORS; i++) {
        for (uint32_t k = 0; k < FLASH_WORDS; k++) cells[i][k] = bits;
        flash_model_erased[i] = 0;
    }
}

bool flash_open(void) { return true; }
uint32_t flash_read(uint32_t sector, uint32_t word) { return cells[sector][word]; }

bool flash_program(uint32_t sector, uint32_t word, uint32_t bits) {
    uint32_t half = flash_model_torn == 1 ? 0xFFFF00U : 0x55AA00FFU;
    uint32_t kept = flash_model_left > 0 ? 0
        : flash_model_left < 0 || flash_model_torn == 0 ? UINT32_MAX : half;
    flash_model_left--;
    cells[sector][word] &= bits | kept;
    return cells[sector][word] == bits;
}

bool flash_erase(uint32_t sector) {
    bool whole = flash_model_left > 0, half = flash_model_left == 0 && flash_model_torn > 0;
    flash_model_left--;
    flash_model_erased[sector] += whole;
    for (uint32_t k = 0; k < FLASH_WORDS; k++) {
        uint32_t place = sector * FLASH_WORDS + k;
        if (whole || (half && place % 3 == flash_model_torn % 3)) cells[sector][k] = UINT32_MAX;
        else if (half) cells[sector][k] |= 0x0FF00000U << flash_model_torn;
    }
    return whole;
}
