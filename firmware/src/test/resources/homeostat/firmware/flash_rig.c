/* FlashRig in C: the log of flash_log.c on the model of flash, with power lost at every operation.
 * Tells what FlashRig.survive tells for each, and then the digest over everything. */
#define FLASH_SECTORS 3U
#define FLASH_WORDS 23U
#include "driver_flash_model.c"
#include "flash_log.c"
#include <inttypes.h>
#include <stdio.h>

enum { PAYLOAD = 3, CYCLE = 24, OPERATIONS = 130, ALLOWED = 1000000 };
static uint64_t digest;

static bool append(int32_t number) {
    const uint32_t words[PAYLOAD] = { (uint32_t) number, (uint32_t) number * 0x9e3779b9U,
        (uint32_t) (-1 - number) };
    return flash_log_append(words, ALLOWED);
}

static int32_t survive(int32_t cut, uint32_t torn) {
    flash_model_fill(0x1234567);
    flash_model_left = cut;
    flash_model_torn = torn;
    bool found = flash_log_mount(PAYLOAD);
    int32_t written = 0;
    for (int32_t i = 1; i <= CYCLE && flash_model_left >= 0; i++) {
        bool taken = append(i);
        digest = digest * 31 + (uint64_t) (int64_t) (taken ? i : -i);
        written = i;
    }
    flash_model_left = INT32_MAX;
    int32_t held = flash_log_mount(PAYLOAD) ? (int32_t) flash_log_word(0) : 0;
    for (int32_t i = held + 1; i < held + CYCLE; i++) {
        bool taken = append(i);
        if (!taken || !flash_log_mount(PAYLOAD) || (int32_t) flash_log_word(0) != i
                || (int32_t) flash_log_word(2) != -1 - i) {
            return -1;
        }
    }
    return found || (held != written && held != written - 1) ? -1 : held;
}

/* A flash of which each sector may be erased so often: what it takes, and who was erased how. */
static void wear_out(uint32_t allowed) {
    const uint32_t words[PAYLOAD] = { 1, 2, 3 };
    uint32_t taken = 0;
    flash_model_fill(UINT32_MAX);
    flash_model_left = INT32_MAX;
    flash_log_mount(PAYLOAD);
    while (flash_log_append(words, allowed)) taken++;
    printf("%" PRIu32 " records, erased %" PRIu32 " %" PRIu32 " %" PRIu32 "\n", taken,
           flash_model_erased[0], flash_model_erased[1], flash_model_erased[2]);
}

int main(void) {
    for (uint32_t torn = 0; torn < 3; torn++) {
        for (int32_t cut = 0; cut < OPERATIONS; cut++) printf("%" PRId32 "\n", survive(cut, torn));
    }
    printf("%" PRId64 "\n", (int64_t) (digest * 31 + flash_log_erasures()));
    wear_out(7);
    return 0;
}
