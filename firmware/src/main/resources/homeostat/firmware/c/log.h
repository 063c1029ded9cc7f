/* Log lines whose words stay on the build machine: the text lies in a section of the ELF that is
 * not flashed, and what goes out is its place there and two numbers. `./homeostat firmware log`
 * puts them together again. In the text %u and %x stand for the numbers. */
#ifndef HOMEOSTAT_LOG_H
#define HOMEOSTAT_LOG_H

#include <stdint.h>

void board_log(uint32_t text, uint32_t first, uint32_t second);

#ifdef __ELF__
#define LOG(text, first, second) do { \
    static const char words[] __attribute__((section(".log_strings"), used)) = text; \
    board_log((uint32_t) (uintptr_t) words, (uint32_t) (first), (uint32_t) (second)); \
} while (0)
#endif

#endif
