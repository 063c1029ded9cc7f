/* What the Java language promises and C does not: the arithmetic of JLS 15 as C99 functions.
 *
 * Freestanding: no libc, no libm, no heap. Everything is a static inline function over exact
 * integer and IEEE 754 operations, so the bits are the same on every board whose double add,
 * subtract, multiply, divide and square root round correctly. Compile with -ffp-contract=off.
 *
 * Where Java throws, these functions trap and do not return. A trap names its site by a number;
 * the builder's sites.txt says which instruction of which class file that is.
 */
#ifndef HOMEOSTAT_RUNTIME_H
#define HOMEOSTAT_RUNTIME_H

#include <float.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if FLT_EVAL_METHOD != 0
#error "doubles must be evaluated as doubles: Java's arithmetic is strict"
#endif

enum {
    TRAP_NULL = 1, TRAP_INDEX, TRAP_DIVISION, TRAP_CAST, TRAP_THROWN, TRAP_OVERFLOW,
    TRAP_ERROR, TRAP_DISPATCH, TRAP_POOL, TRAP_FAULT, TRAP_STACK, TRAP_WATCHDOG,
    TRAP_SELFTEST, TRAP_RESET = 255
};

/* A function that many call. Where flash is short it is there once; where it is not, the compiler
 * may expand it. */
#if defined __arm__ || defined __riscv
#define SHARED __attribute__((noinline))
#else
#define SHARED
#endif

/* A trap up to TRAP_OVERFLOW, or a fault of the processor, inside a guarded step ends that step, as its exception does in Java:
 * control comes back to TRAP_CAUGHT(), which is then true. Any other trap halts. One function for
 * each kind, because a place in the code that traps should cost two instructions, not three. */
#define TRAP_FUNCTION __attribute__((noreturn, cold, noinline)) void
TRAP_FUNCTION trap_null(uint32_t site);
TRAP_FUNCTION trap_index(uint32_t site);
TRAP_FUNCTION trap_division(uint32_t site);
TRAP_FUNCTION trap_cast(uint32_t site);
TRAP_FUNCTION trap_thrown(uint32_t site);
TRAP_FUNCTION trap_overflow(uint32_t site);
TRAP_FUNCTION trap_error(uint32_t site);
TRAP_FUNCTION trap_dispatch(uint32_t site);
TRAP_FUNCTION trap_pool(uint32_t site);
TRAP_FUNCTION trap_fault(uint32_t site);
/* A trap that is no check in the code. */
__attribute__((noreturn)) void trap_at(uint32_t code, const void *address, const void *stack);
bool trap_is_armed(void);
void trap_arm(void);
void trap_disarm(void);
extern void *trap_boundary[5];
#define TRAP_CAUGHT() (trap_arm(), __builtin_setjmp(trap_boundary) != 0)

/* What belongs to a step that another interrupts: its way back from a trap, and its turn with the
 * pools of modes. Each interrupt that calls the device enters and leaves a context of its own. */
typedef struct {
    void *boundary[5];
    bool armed;
} Context;
void context_enter(Context *outer);
void context_leave(const Context *outer);

/* A slot of a pool is handed out again when the step that asked for it is over. */
void pool_begin(void);
void *pool_slot(void *slots, size_t bytes, uint32_t *handed, uint32_t count, uint32_t site);
/* Of the device: whether a field holds the slot. */
bool pool_holds(const void *slot);

/* Shuts interrupts out for a few instructions, where there are any. */
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
static inline uint32_t critical_enter(void) {
    uint32_t was;
    __asm__ volatile ("mrs %0, primask\n cpsid i" : "=r"(was) : : "memory");
    return was;
}
static inline void critical_leave(uint32_t was) {
    __asm__ volatile ("msr primask, %0" : : "r"(was) : "memory");
}
#elif defined(__riscv)
static inline uint32_t critical_enter(void) {
    uint32_t was;
    __asm__ volatile ("csrrci %0, mstatus, 8" : "=r"(was) : : "memory");
    return was;
}
static inline void critical_leave(uint32_t was) {
    __asm__ volatile ("csrs mstatus, %0" : : "r"(was & 8) : "memory");
}
#else
static inline uint32_t critical_enter(void) { return 0; }
static inline void critical_leave(uint32_t was) { (void) was; }
#endif

/* Where a trap came from: its kind, its site, and for a backtrace the address after the call that
 * trapped and the stack as it was there. */
typedef struct {
    uint32_t code;
    uint32_t site;
    const void *address;
    const void *stack;
} Trap;

/* From the host: a guarded step trapped; the device can do no more. */
void host_trapped(const Trap *trap);
__attribute__((noreturn)) void host_halt(const Trap *trap);

/* Writes the first values of variables, as FirstValues.java packs them. Flash that has failed makes
 * them wrong, but nothing else: the self-test comes after. */
extern uint8_t data_begin[], data_end[];
extern const uint8_t first_values[];
void unpack(uint8_t *begin, const uint8_t *end, const uint8_t *from);

/* Objects whose class is asked for begin with its number. */
typedef struct { uint32_t class_id; } Object;

/* Addresses are checked, because address 0 is readable memory on a Cortex-M. */
static inline void *checked(const void *object, uint32_t site) {
    if (object == NULL) trap_null(site);
    return (void *) (uintptr_t) object;
}
static inline int32_t index_below(int32_t length, int32_t index, uint32_t site) {
    if ((uint32_t) index >= (uint32_t) length) trap_index(site);
    return index;
}

/* Bits. A union is C99's own way to read the representation of a double. */
static inline int64_t d_bits(double value) {
    union { double d; int64_t l; } both = { .d = value };
    return both.l;
}
static inline double d_of_bits(int64_t bits) {
    union { int64_t l; double d; } both = { .l = bits };
    return both.d;
}
static inline int32_t f_bits(float value) {
    union { float f; int32_t i; } both = { .f = value };
    return both.i;
}
static inline float f_of_bits(int32_t bits) {
    union { int32_t i; float f; } both = { .i = bits };
    return both.f;
}
/* Sign and payload of a NaN differ between processors; one canonical NaN leaves the device. */
static inline int64_t d_bits_canonical(double value) {
    return value == value ? d_bits(value) : INT64_C(0x7ff8000000000000);
}
static inline int32_t f_bits_canonical(float value) {
    return value == value ? f_bits(value) : INT32_C(0x7fc00000);
}

/* Integers wrap around in Java; in C only unsigned ones do. */
static inline int32_t i_add(int32_t a, int32_t b) { return (int32_t) ((uint32_t) a + (uint32_t) b); }
static inline int32_t i_sub(int32_t a, int32_t b) { return (int32_t) ((uint32_t) a - (uint32_t) b); }
static inline int32_t i_mul(int32_t a, int32_t b) { return (int32_t) ((uint32_t) a * (uint32_t) b); }
static inline int32_t i_neg(int32_t a) { return (int32_t) (0U - (uint32_t) a); }
static inline int64_t l_add(int64_t a, int64_t b) { return (int64_t) ((uint64_t) a + (uint64_t) b); }
static inline int64_t l_sub(int64_t a, int64_t b) { return (int64_t) ((uint64_t) a - (uint64_t) b); }
static inline int64_t l_mul(int64_t a, int64_t b) { return (int64_t) ((uint64_t) a * (uint64_t) b); }
static inline int64_t l_neg(int64_t a) { return (int64_t) (0U - (uint64_t) a); }

/* Java masks the shift count. gcc and clang shift a negative number arithmetically. */
static inline int32_t i_shl(int32_t a, int32_t n) { return (int32_t) ((uint32_t) a << (n & 31)); }
static inline int32_t i_shr(int32_t a, int32_t n) { return a >> (n & 31); }
static inline int32_t i_ushr(int32_t a, int32_t n) { return (int32_t) ((uint32_t) a >> (n & 31)); }
static inline int64_t l_shl(int64_t a, int32_t n) { return (int64_t) ((uint64_t) a << (n & 63)); }
static inline int64_t l_shr(int64_t a, int32_t n) { return a >> (n & 63); }
static inline int64_t l_ushr(int64_t a, int32_t n) { return (int64_t) ((uint64_t) a >> (n & 63)); }

/* MIN_VALUE / -1 is MIN_VALUE in Java and undefined in C. */
static inline int32_t i_div_nonzero(int32_t a, int32_t b) { return b == -1 ? i_neg(a) : a / b; }
static inline int32_t i_rem_nonzero(int32_t a, int32_t b) { return b == -1 ? 0 : a % b; }
int64_t l_div_nonzero(int64_t a, int64_t b);
int64_t l_rem_nonzero(int64_t a, int64_t b);
static inline int32_t i_div(int32_t a, int32_t b, uint32_t site) {
    if (b == 0) trap_division(site);
    return i_div_nonzero(a, b);
}
static inline int32_t i_rem(int32_t a, int32_t b, uint32_t site) {
    if (b == 0) trap_division(site);
    return i_rem_nonzero(a, b);
}
static inline int64_t l_div(int64_t a, int64_t b, uint32_t site) {
    if (b == 0) trap_division(site);
    return l_div_nonzero(a, b);
}
static inline int64_t l_rem(int64_t a, int64_t b, uint32_t site) {
    if (b == 0) trap_division(site);
    return l_rem_nonzero(a, b);
}
int32_t i_floor_div(int32_t a, int32_t b, uint32_t site);
int32_t i_floor_mod(int32_t a, int32_t b, uint32_t site);
int64_t l_floor_div(int64_t a, int64_t b, uint32_t site);
int64_t l_floor_mod(int64_t a, int64_t b, uint32_t site);

/* The *Exact family: overflow is a trap. */
static inline int32_t i_narrow_exact(int64_t wide, uint32_t site) {
    if (wide < INT32_MIN || wide > INT32_MAX) trap_overflow(site);
    return (int32_t) wide;
}
static inline int32_t i_add_exact(int32_t a, int32_t b, uint32_t site) {
    return i_narrow_exact((int64_t) a + b, site);
}
static inline int32_t i_sub_exact(int32_t a, int32_t b, uint32_t site) {
    return i_narrow_exact((int64_t) a - b, site);
}
static inline int32_t i_mul_exact(int32_t a, int32_t b, uint32_t site) {
    return i_narrow_exact((int64_t) a * b, site);
}
static inline int32_t i_increment_exact(int32_t a, uint32_t site) { return i_add_exact(a, 1, site); }
static inline int32_t i_neg_exact(int32_t a, uint32_t site) { return i_sub_exact(0, a, site); }
static inline int64_t l_add_exact(int64_t a, int64_t b, uint32_t site) {
    int64_t sum = l_add(a, b);
    if (((a ^ sum) & (b ^ sum)) < 0) trap_overflow(site);
    return sum;
}
static inline int64_t l_sub_exact(int64_t a, int64_t b, uint32_t site) {
    int64_t difference = l_sub(a, b);
    if (((a ^ b) & (a ^ difference)) < 0) trap_overflow(site);
    return difference;
}
static inline int64_t l_increment_exact(int64_t a, uint32_t site) { return l_add_exact(a, 1, site); }
static inline int64_t l_neg_exact(int64_t a, uint32_t site) { return l_sub_exact(0, a, site); }
int64_t l_mul_exact(int64_t a, int64_t b, uint32_t site);
int64_t l_multiply_high(int64_t a, int64_t b);

/* Three-way comparison; for doubles Java has two, which differ in what NaN gives. */
static inline int32_t i_cmp(int32_t a, int32_t b) { return (a > b) - (a < b); }
static inline int32_t l_cmp(int64_t a, int64_t b) { return (a > b) - (a < b); }
static inline int32_t i_cmp_unsigned(int32_t a, int32_t b) {
    return ((uint32_t) a > (uint32_t) b) - ((uint32_t) a < (uint32_t) b);
}
static inline int32_t l_cmp_unsigned(int64_t a, int64_t b) {
    return ((uint64_t) a > (uint64_t) b) - ((uint64_t) a < (uint64_t) b);
}
static inline int32_t d_cmpl(double a, double b) { return a > b ? 1 : a == b ? 0 : -1; }
static inline int32_t d_cmpg(double a, double b) { return a < b ? -1 : a == b ? 0 : 1; }
static inline int32_t f_cmpl(float a, float b) { return a > b ? 1 : a == b ? 0 : -1; }
static inline int32_t f_cmpg(float a, float b) { return a < b ? -1 : a == b ? 0 : 1; }
/* Double.compare: -0.0 below 0.0, NaN above everything. */
static inline int32_t d_compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : l_cmp(d_bits_canonical(a), d_bits_canonical(b));
}
static inline int32_t f_compare(float a, float b) {
    return a < b ? -1 : a > b ? 1 : l_cmp(f_bits_canonical(a), f_bits_canonical(b));
}

/* Conversions saturate and send NaN to zero; out of range they are undefined in C. */
static inline int32_t d_to_i(double a) {
    return a != a ? 0 : a >= 2147483647.0 ? INT32_MAX : a <= -2147483648.0 ? INT32_MIN : (int32_t) a;
}
static inline int64_t d_to_l(double a) {
    return a != a ? 0 : a >= 9223372036854775808.0 ? INT64_MAX
        : a <= -9223372036854775808.0 ? INT64_MIN : (int64_t) a;
}
static inline int32_t f_to_i(float a) { return d_to_i((double) a); }
static inline int64_t f_to_l(float a) { return d_to_l((double) a); }

/* java.lang.Math, the part that is exact everywhere. */
static inline double d_abs(double a) { return d_of_bits(d_bits(a) & INT64_MAX); }
static inline float f_abs(float a) { return f_of_bits(f_bits(a) & INT32_MAX); }
static inline int32_t i_abs(int32_t a) { return a < 0 ? i_neg(a) : a; }
static inline int64_t l_abs(int64_t a) { return a < 0 ? l_neg(a) : a; }
static inline int32_t i_min(int32_t a, int32_t b) { return a < b ? a : b; }
static inline int32_t i_max(int32_t a, int32_t b) { return a > b ? a : b; }
static inline int64_t l_min(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t l_max(int64_t a, int64_t b) { return a > b ? a : b; }
/* minNum and maxNum order zeros as Java does; only NaN differs. One instruction on a Cortex-M7, as
 * rounding to a whole number is. */
#if defined(__ARM_ARCH_7EM__) && (__ARM_FP & 8)
#define DOUBLES_ARE_ROUNDED
static inline double d_min(double a, double b) {
    return __builtin_isunordered(a, b) ? a + b : __builtin_fmin(a, b);
}
static inline double d_max(double a, double b) {
    return __builtin_isunordered(a, b) ? a + b : __builtin_fmax(a, b);
}
#else
SHARED static double d_min(double a, double b) {
    return a < b ? a : b < a ? b : a == b ? d_of_bits(d_bits(a) | d_bits(b)) : a + b;
}
SHARED static double d_max(double a, double b) {
    return a > b ? a : b > a ? b : a == b ? d_of_bits(d_bits(a) & d_bits(b)) : a + b;
}
#endif
static inline float f_min(float a, float b) {
    return a != a ? a : b != b ? b : a < b ? a : b < a ? b : f_of_bits(f_bits(a) | f_bits(b));
}
static inline float f_max(float a, float b) {
    return a != a ? a : b != b ? b : a > b ? a : b > a ? b : f_of_bits(f_bits(a) & f_bits(b));
}
static inline int32_t d_is_nan(double a) { return a != a; }
static inline int32_t f_is_nan(float a) { return a != a; }
static inline int32_t d_is_finite(double a) { return d_abs(a) <= DBL_MAX; }
static inline int32_t d_is_infinite(double a) { return d_abs(a) > DBL_MAX; }
static inline double d_copy_sign(double magnitude, double sign) {
    return d_of_bits((d_bits(magnitude) & INT64_MAX) | (d_bits(sign) & INT64_MIN));
}
/* One instruction where the processor has it (-fno-math-errno); a missing symbol where not. */
static inline double d_sqrt(double a) { return __builtin_sqrt(a); }
#ifdef DOUBLES_ARE_ROUNDED
static inline double d_floor(double a) { return __builtin_floor(a); }
static inline double d_ceil(double a) { return __builtin_ceil(a); }
static inline double d_rint(double a) { return __builtin_rint(a); }
#else
double d_floor(double a);
double d_ceil(double a);
double d_rint(double a);
#endif
double d_signum(double a);
double d_rem(double a, double b);
float f_rem(float a, float b);

/* Bit counting: gcc's builtins are undefined for zero. */
static inline int32_t i_leading_zeros(int32_t a) { return a == 0 ? 32 : __builtin_clz((uint32_t) a); }
static inline int32_t i_trailing_zeros(int32_t a) { return a == 0 ? 32 : __builtin_ctz((uint32_t) a); }
static inline int32_t l_leading_zeros(int64_t a) {
    return a == 0 ? 64 : __builtin_clzll((uint64_t) a);
}
static inline int32_t l_trailing_zeros(int64_t a) {
    return a == 0 ? 64 : __builtin_ctzll((uint64_t) a);
}
int32_t l_bit_count(int64_t a);
static inline int32_t i_bit_count(int32_t a) { return l_bit_count((int64_t) (uint32_t) a); }
static inline int32_t i_rotate_left(int32_t a, int32_t n) { return i_shl(a, n) | i_ushr(a, i_neg(n)); }
static inline int32_t i_rotate_right(int32_t a, int32_t n) { return i_ushr(a, n) | i_shl(a, i_neg(n)); }
static inline int64_t l_rotate_left(int64_t a, int32_t n) { return l_shl(a, n) | l_ushr(a, i_neg(n)); }
static inline int64_t l_rotate_right(int64_t a, int32_t n) { return l_ushr(a, n) | l_shl(a, i_neg(n)); }
static inline int32_t i_signum(int32_t a) { return (a > 0) - (a < 0); }
static inline int32_t l_signum(int64_t a) { return (a > 0) - (a < 0); }

#endif
