/* A translated device as its host sees it: entries by number, words in, words out. */
#ifndef HOMEOSTAT_DEVICE_H
#define HOMEOSTAT_DEVICE_H

#include <stdint.h>

/* "Homeostat, unproved", or "Homeostat, proved " and half the hash over the class files proved. */
extern const char device_seal[];
/* Fills what is too large and too empty to be kept in flash; once, before anything else. */
void device_start(void);
/* The number of argument words of an entry. */
int32_t device_arity(uint32_t entry);
/* Calls an entry; writes its result, if it has one, and returns how many words that are. */
int32_t device_call(uint32_t entry, const uint64_t *arguments, uint64_t *results);
/* Reads every probe; returns how many words were written. */
int32_t device_probe(uint64_t *results);

/* The same in pieces, for a host whose tasks preempt one another; no tasks where the device has no
 * such methods. See homeostat.kernel.Device. */
extern const uint32_t device_tasks;
int64_t device_next(void);
void device_exchange(void);
int64_t device_due(uint32_t task);
void device_step(uint32_t task);

#endif
