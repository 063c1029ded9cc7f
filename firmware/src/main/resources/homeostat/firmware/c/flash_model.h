/* What a test can do to the model of flash. */
#ifndef HOMEOSTAT_FLASH_MODEL_H
#define HOMEOSTAT_FLASH_MODEL_H

#include "flash.h"

/* Operations until power goes, and how much of the one at which it does is done: 0 nothing. */
extern int32_t flash_model_left;
extern uint32_t flash_model_torn;
/* How often each sector was erased. */
extern uint32_t flash_model_erased[FLASH_SECTORS];
/* What a chip holds that was never erased. */
void flash_model_fill(uint32_t bits);

#endif
