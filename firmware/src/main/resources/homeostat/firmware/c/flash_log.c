/* The newest of many records, in flash, so that losing power at any moment loses no more than the
 * record that was being written, and so that all sectors wear alike: kernel.FlashLog, which says
 * more, written in C, so that a board can have it without a device in Java around it. A test holds
 * both against each other, bit for bit, with power lost at every operation. */
#include "flash.h"

enum { HEADER = 2, FRAME = 2 };
#define BLANK UINT32_MAX
#define NOWHERE UINT32_MAX

static uint32_t payload, places, sequence, erasures_most;
static uint32_t newest_sector, newest_place = NOWHERE, sector, place;

static uint32_t fold(uint32_t crc, uint32_t word) {
    crc ^= word;
    for (uint32_t bit = 0; bit < 32; bit++) {
        crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
    }
    return crc;
}

static uint32_t start(uint32_t k) { return HEADER + k * (payload + FRAME); }

static bool is_blank(uint32_t at, uint32_t k) {
    bool blank = true;
    for (uint32_t i = 0; i < payload + FRAME; i++) blank &= flash_read(at, start(k) + i) == BLANK;
    return blank;
}

static bool is_good(uint32_t at, uint32_t k) {
    uint32_t first = flash_read(at, start(k)), crc = fold(BLANK, first);
    for (uint32_t i = 0; i < payload; i++) crc = fold(crc, flash_read(at, start(k) + 1 + i));
    return first != BLANK && flash_read(at, start(k) + 1 + payload) == crc;
}

bool flash_log_mount(uint32_t words) {
    payload = words;
    places = (FLASH_WORDS - HEADER) / (payload + FRAME);
    newest_place = NOWHERE;
    sequence = erasures_most = 0;
    for (uint32_t i = 0; i < FLASH_SECTORS; i++) {
        uint32_t erasures = flash_read(i, 0);
        if (flash_read(i, 1) == ~erasures && (int32_t) erasures > (int32_t) erasures_most) {
            erasures_most = erasures;
        }
        for (uint32_t k = 0; k < places; k++) {
            if (!is_good(i, k)) continue;
            uint32_t found = flash_read(i, start(k));
            if (newest_place != NOWHERE && (int32_t) (found - sequence) <= 0) continue;
            sequence = found;
            newest_sector = i;
            newest_place = k;
        }
    }
    sector = newest_place == NOWHERE ? FLASH_SECTORS - 1 : newest_sector;
    place = newest_place == NOWHERE ? places : newest_place + 1;
    return newest_place != NOWHERE;
}

/* The sector after, which never holds the newest record, unless all others are worn out. */
static bool fresh_sector(uint32_t allowed) {
    sector = sector + 1 < FLASH_SECTORS ? sector + 1 : 0;
    if (newest_place != NOWHERE && sector == newest_sector) return true;
    uint32_t first = flash_read(sector, 0), erasures = erasures_most;
    if (flash_read(sector, 1) == ~first) erasures = (int32_t) first < 0 ? 0 : first;
    if (erasures >= allowed) return false;
    flash_erase(sector);
    flash_program(sector, 0, erasures + 1);
    flash_program(sector, 1, ~(erasures + 1));
    if (erasures + 1 > erasures_most) erasures_most = erasures + 1;
    place = 0;
    return true;
}

static void write(uint32_t next, const uint32_t *words) {
    uint32_t at = start(place), crc = fold(BLANK, next);
    flash_program(sector, at, next);
    for (uint32_t i = 0; i < payload; i++) {
        flash_program(sector, at + 1 + i, words[i]);
        crc = fold(crc, words[i]);
    }
    flash_program(sector, at + 1 + payload, crc);
}

bool flash_log_append(const uint32_t *words, uint32_t erasures_allowed) {
    uint32_t next = sequence + 1 == BLANK ? 0 : sequence + 1;
    for (uint32_t tried = 0; tried <= FLASH_SECTORS; tried++) {
        for (; place < places; place++) {
            if (!is_blank(sector, place)) continue;
            write(next, words);
            if (!is_good(sector, place) || flash_read(sector, start(place)) != next) continue;
            sequence = next;
            newest_sector = sector;
            newest_place = place++;
            return true;
        }
        if (!fresh_sector(erasures_allowed)) return false;
    }
    return false;
}

uint32_t flash_log_word(uint32_t word) {
    return flash_read(newest_sector, start(newest_place) + 1 + word);
}

uint32_t flash_log_sequence(void) { return sequence; }
uint32_t flash_log_erasures(void) { return erasures_most; }
