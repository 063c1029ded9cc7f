/* Flash as a device keeps its words in it: a driver underneath, a log above.
 *
 * A driver knows sectors of words of 32 bits. Programming a word takes ones away and never adds
 * any; only erasing a whole sector gives them back, so and so often in its life. Between any two
 * of these operations power may go, and in the middle of one, which leaves a word or a sector that
 * is neither. The log is `kernel.FlashLog`, record for record the same in flash. One file
 * driver_flash_*.c for each kind of flash. */
#ifndef HOMEOSTAT_FLASH_H
#define HOMEOSTAT_FLASH_H

#include <stdbool.h>
#include <stdint.h>

/* What the log may use; a board says otherwise before it includes this. */
#ifndef FLASH_SECTORS
#define FLASH_SECTORS 4U
#endif
#ifndef FLASH_WORDS
#define FLASH_WORDS 2048U
#endif

/* Finds the flash; false where there is none, or another than this driver's. */
bool flash_open(void);
uint32_t flash_read(uint32_t sector, uint32_t word);
/* False when the flash says that it failed. The log reads back in any case. */
bool flash_program(uint32_t sector, uint32_t word, uint32_t bits);
bool flash_erase(uint32_t sector);

/* Looks for the newest record of so many words; false when there is none. After each reset. */
bool flash_log_mount(uint32_t payload);
/* Appends a record; false when flash no longer takes one, or when the sector that is next was
 * erased as often as it may be. */
bool flash_log_append(const uint32_t *words, uint32_t erasures_allowed);
/* A word of the newest record. */
uint32_t flash_log_word(uint32_t word);
uint32_t flash_log_sequence(void);
/* How often the sector that was erased most often was: what is used up of the budget. */
uint32_t flash_log_erasures(void);

#endif
