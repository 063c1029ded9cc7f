/* A program in C around the pancreas: its drivers, and two hours of its life. */
#include "pancreas.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t now_ns, carried_out, frames;
static double units;

int32_t driver_glucose(pancreas_reading *said) {
    int64_t minute = now_ns / INT64_C(60000000000);
    if (minute % 5 != 0) return 0;
    *said = (pancreas_reading) { 110.0 + 1.5 * (double) minute, now_ns, 0, 0 };
    return 1;
}

int32_t driver_meal(pancreas_event *said) {
    if (now_ns != INT64_C(1800000000000)) return 0;
    *said = (pancreas_event) { 35.0, now_ns };
    return 1;
}

int32_t driver_sleep(pancreas_event *said) { (void) said; return 0; }
int32_t driver_basal_rate_receipts(pancreas_receipt *said) { (void) said; return 0; }
int32_t driver_bolus_receipts(pancreas_receipt *said) { (void) said; return 0; }

void driver_basal_rate(const pancreas_order *order) {
    carried_out++;
    units += order->amount;
}

void driver_bolus(const pancreas_order *order) {
    carried_out++;
    units += order->amount;
}

void driver_radio(const uint8_t *bytes, uint32_t length) {
    if (length < 46 || bytes[0] != 'H' || bytes[1] != 'S') abort();
    frames++;
}

void driver_halt(uint32_t code, uint32_t site) {
    fprintf(stderr, "halted: code %u site %u\n", code, site);
    exit(1);
}

int main(void) {
    pancreas_start();
    pancreas_begin();
    pancreas_stage_basal(1.1);
    pancreas_confirm();
    pancreas_greet((const uint8_t *) "bed-1", 5, (const uint8_t *) "nobody", 6, 0, 0);
    for (int minute = 0; minute <= 120; minute++) {
        now_ns = minute * INT64_C(60000000000);
        pancreas_round(now_ns, 0);
    }
    printf("%" PRId64 " %" PRId64 " %.17g %d\n", pancreas_digest(), carried_out, units, frames > 0);
    return 0;
}
