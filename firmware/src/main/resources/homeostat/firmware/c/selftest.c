/* Processor, RAM and flash, tested where they are used.
 *
 * RAM: March C- on 32 words at a time, with interrupts shut out, on two backgrounds; it finds cells
 * that are stuck or do not change, addresses that are decoded wrongly, and cells that disturb one
 * another within the 32 words. What was in them is put back. The words that the test itself stands
 * on are left out. Flash: CRC-32 of the whole image, against the sum that the builder put behind
 * it. Processor: every register with two patterns, flags, and arithmetic with known answers.
 *
 * Source: van de Goor, "Using march tests to test SRAMs", IEEE Design & Test 10 (1993);
 * IEC 60730-1 annex H, table H.11.12.7 (what a class B control tests).
 */
#include "selftest.h"
#include "board_config.h"
#include "core.h"
#include "runtime.h"

#ifndef MARCH_READ
#define MARCH_READ(word) (*(word))
#define MARCH_WRITE(word, value) (*(word) = (value))
#endif

uint32_t selftest_rounds;
uintptr_t selftest_place;

/* One element of a march: up or down, read and compare, write. */
static bool element(volatile uint32_t *from, int32_t step, uint32_t expected, uint32_t written) {
    int32_t at = step > 0 ? 0 : MARCH_WORDS - 1;
    for (int32_t i = 0; i < MARCH_WORDS; i++, at += step) {
        if (MARCH_READ(from + at) != expected) return false;
        MARCH_WRITE(from + at, written);
    }
    return true;
}

bool march(volatile uint32_t *from) {
    static const uint32_t backgrounds[2] = { 0, 0x55555555 };
    uint32_t kept[MARCH_WORDS];
    bool good = true;
    uint32_t was = critical_enter();
    for (int32_t i = 0; i < MARCH_WORDS; i++) kept[i] = MARCH_READ(from + i);
    for (int32_t k = 0; k < 2 && good; k++) {
        uint32_t zero = backgrounds[k];
        for (int32_t i = 0; i < MARCH_WORDS; i++) MARCH_WRITE(from + i, zero);
        good = element(from, 1, zero, ~zero) && element(from, 1, ~zero, zero)
            && element(from, -1, zero, ~zero) && element(from, -1, ~zero, zero)
            && element(from, 1, zero, zero);
    }
    for (int32_t i = 0; i < MARCH_WORDS; i++) MARCH_WRITE(from + i, kept[i]);
    for (int32_t i = 0; i < MARCH_WORDS; i++) good = good && MARCH_READ(from + i) == kept[i];
    critical_leave(was);
    return good;
}

#ifdef BOARD_RAM_BYTES
extern uint32_t ram_used[], stack_limit[], stack_top[];
extern const uint8_t checksum[];
enum { FIRST_PAGE = 1024, FLASH_SLICE = 512, OWN_BYTES = 512 };

static uint32_t sum_so_far;
static uint32_t flash_at;
static uintptr_t ram_at;

static uint32_t crc(uint32_t sum, const uint8_t *bytes, uint32_t count) {
    static const uint32_t table[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158,
        0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4,
        0xA00AE278, 0xBDBDF21C };
    for (uint32_t i = 0; i < count; i++) {
        sum = table[(sum ^ bytes[i]) & 15] ^ sum >> 4;
        sum = table[(sum ^ bytes[i] >> 4) & 15] ^ sum >> 4;
    }
    return sum;
}

static uint32_t word(const uint8_t *at) {
    return (uint32_t) at[0] | (uint32_t) at[1] << 8 | (uint32_t) at[2] << 16
        | (uint32_t) at[3] << 24;
}

/* Some bytes more of the flash; when they are the last, whether the sum is right. The first page,
 * vectors only, is out of bounds when the device runs, and has a sum of its own. */
static bool flash_slice(void) {
    uintptr_t from = BOARD_FLASH_ORIGIN + FIRST_PAGE;
    uint32_t bytes = (uint32_t) ((uintptr_t) checksum - from);
    uint32_t count = bytes - flash_at < FLASH_SLICE ? bytes - flash_at : FLASH_SLICE;
    sum_so_far = crc(sum_so_far, (const uint8_t *) (from + flash_at), count);
    flash_at += count;
    if (flash_at < bytes) return true;
    bool good = ~sum_so_far == word(checksum);
    sum_so_far = UINT32_MAX;
    flash_at = 0;
    return good;
}

static bool first_page(void) {
    volatile uintptr_t from = BOARD_FLASH_ORIGIN;
    return ~crc(UINT32_MAX, (const uint8_t *) from, FIRST_PAGE) == word(checksum + 4);
}

/* Of RAM, what is in use, and the stack but for what this test stands on. */
static bool ram_slice(void) {
    uintptr_t here = (uintptr_t) __builtin_frame_address(0);
    uintptr_t next = ram_at + MARCH_WORDS * 4;
    bool own = next > here - OWN_BYTES && ram_at < here + OWN_BYTES / 8;
    selftest_place = ram_at;
    bool good = own || march((volatile uint32_t *) ram_at);
    ram_at = next;
    if (ram_at >= (uintptr_t) ram_used && ram_at < (uintptr_t) stack_limit) {
        ram_at = (uintptr_t) stack_limit;
    }
    if (ram_at >= (uintptr_t) stack_top) ram_at = BOARD_RAM_ORIGIN;
    return good;
}

static uint32_t cpu(void) {
    volatile uint32_t a = 0x7FFFFFFF, b = 0x89ABCDEF, c = 1234567;
    volatile double one = 1, three = 3;
    bool good = core_registers_hold() && a + 1 == 0x80000000 && (uint64_t) a * b
        == UINT64_C(0x44D5E6F6F6543211) && b / c == 1870 && b % c == 0x0010BFCD
        && d_bits(one / three) == INT64_C(0x3FD5555555555555)
        && d_bits(one / three * three - one) == 0;
    return good ? 0 : BROKEN_CPU;
}

uint32_t selftest_slice(void) {
    uint32_t broken = 0;
    if (flash_at == 0) broken |= cpu();
    if (!ram_slice()) return broken | BROKEN_RAM;
    if (!flash_slice()) {
        selftest_place = (uintptr_t) checksum;
        broken |= BROKEN_FLASH;
    }
    if (flash_at == 0) selftest_rounds++;
    return broken;
}

uint32_t selftest_whole(void) {
    uint32_t broken = 0;
    uint32_t round = selftest_rounds;
    sum_so_far = UINT32_MAX;
    ram_at = BOARD_RAM_ORIGIN;
    do {
        if (!ram_slice()) return BROKEN_RAM;
    } while (ram_at != BOARD_RAM_ORIGIN);
    if (!first_page()) broken |= BROKEN_FLASH;
    while (broken == 0 && selftest_rounds == round) broken = selftest_slice();
    selftest_rounds = 0;
    return broken;
}
#else
uint32_t selftest_slice(void) { return 0; }
uint32_t selftest_whole(void) { return 0; }
#endif
