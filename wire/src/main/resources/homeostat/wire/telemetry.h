/* What a device in firmware tells the fleet, and what it lets the fleet ask of it: byte for byte
 * the frames of homeostat.wire.Telemetry.unpacked, made from the tables in telemetry_tables.h. */
#ifndef HOMEOSTAT_TELEMETRY_H
#define HOMEOSTAT_TELEMETRY_H

#include <stdbool.h>
#include <stdint.h>

enum { HS_NAME_MAX = 64, HS_PATIENT_MAX = 128 };

/* What a host knows and the device's sheet does not: see homeostat.wire.Bed. */
typedef struct {
    char name[HS_NAME_MAX + 1];
    uint8_t patient[HS_PATIENT_MAX];
    uint16_t patient_bytes;
    double speed;
} hs_bed;

/* Says who is there and how everything stands. Until then nothing is said. */
void hs_greet(const hs_bed *bed, int64_t now_ns, int64_t epoch_ms);
/* Looks at the device as it stands and says what is news. */
void hs_sample(int64_t now_ns, int64_t epoch_ms);
/* Does what a command of the fleet says, if it is whole, and for this bed, schema and device. */
bool hs_obey(const uint8_t *frame, uint32_t length, int64_t now_ns);
/* How many frames were sent. */
uint64_t hs_frames(void);

/* From the host: a frame to the line. */
void hs_send(const uint8_t *bytes, uint32_t length);

#endif
