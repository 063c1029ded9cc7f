/* What both hosts of an image share: recorded calls in, output words out. */
#ifndef HOMEOSTAT_HARNESS_H
#define HOMEOSTAT_HARNESS_H

#include <stdint.h>

enum { ARGUMENTS_MAX = 8, RESULTS_MAX = 64 };

/* The next call; 0 when there is none left. */
int32_t harness_take(uint32_t *entry, uint64_t *arguments);
void harness_emit(const uint64_t *words, int32_t count);
void harness_flush(void);

#endif
