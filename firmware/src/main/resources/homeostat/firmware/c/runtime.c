/* The longer half of runtime.h. */
#include "runtime.h"

#ifdef __SANITIZE_ADDRESS__
void __asan_handle_no_return(void);
#endif

void *trap_boundary[5];
static bool trap_armed;

/* Guarded steps do not nest: two of them would share one way back. */
void trap_arm(void) {
    if (trap_armed) trap_dispatch(0);
    trap_armed = true;
}

void trap_disarm(void) { trap_armed = false; }

enum { CONTEXTS_MAX = 16 };
static uint32_t pool_turn = 1;
static uint32_t pool_turns = 1;
static uint32_t pool_outer[CONTEXTS_MAX];
static uint32_t pool_depth;

/* Numbers are not used twice while one who has one is interrupted. */
void pool_begin(void) {
    uint32_t was = critical_enter();
    pool_turn = ++pool_turns;
    critical_leave(was);
}

static bool is_recent(uint32_t handed) {
    for (uint32_t i = 0; i < pool_depth; i++) if (pool_outer[i] == handed) return true;
    return handed == pool_turn;
}

/* For a device that makes no modes. */
__attribute__((weak)) bool pool_holds(const void *slot) { return slot == NULL; }

void *pool_slot(void *slots, size_t bytes, uint32_t *handed, uint32_t count, uint32_t site) {
    uint32_t was = critical_enter();
    uint8_t *slot = slots;
    for (uint32_t i = 0; i < count; i++, slot += bytes) {
        if (!is_recent(handed[i]) && !pool_holds(slot)) {
            handed[i] = pool_turn;
            critical_leave(was);
            return slot;
        }
    }
    critical_leave(was);
    trap_pool(site);
}

void context_enter(Context *outer) {
    uint32_t was = critical_enter();
    for (int32_t i = 0; i < 5; i++) outer->boundary[i] = trap_boundary[i];
    outer->armed = trap_armed;
    trap_armed = false;
    if (pool_depth == CONTEXTS_MAX) trap_dispatch(0);
    pool_outer[pool_depth++] = pool_turn;
    critical_leave(was);
}

void context_leave(const Context *outer) {
    uint32_t was = critical_enter();
    for (int32_t i = 0; i < 5; i++) trap_boundary[i] = outer->boundary[i];
    trap_armed = outer->armed;
    pool_turn = pool_outer[--pool_depth];
    critical_leave(was);
}

__attribute__((noreturn, cold, noinline))
static void trap(uint32_t code, uint32_t site, const void *address, const void *stack) {
    const Trap trap = { code, site, address, stack };
    if (!trap_armed || (code > TRAP_OVERFLOW && code != TRAP_FAULT)) host_halt(&trap);
    trap_armed = false;
    host_trapped(&trap);
#ifdef __SANITIZE_ADDRESS__
    __asan_handle_no_return();
#endif
    __builtin_longjmp(trap_boundary, 1);
}

void trap_at(uint32_t code, const void *address, const void *stack) {
    trap(code, 0, address, stack);
}

bool trap_is_armed(void) { return trap_armed; }

#define HERE __builtin_return_address(0), __builtin_dwarf_cfa()
void trap_null(uint32_t site) { trap(TRAP_NULL, site, HERE); }
void trap_index(uint32_t site) { trap(TRAP_INDEX, site, HERE); }
void trap_division(uint32_t site) { trap(TRAP_DIVISION, site, HERE); }
void trap_cast(uint32_t site) { trap(TRAP_CAST, site, HERE); }
void trap_thrown(uint32_t site) { trap(TRAP_THROWN, site, HERE); }
void trap_overflow(uint32_t site) { trap(TRAP_OVERFLOW, site, HERE); }
void trap_error(uint32_t site) { trap(TRAP_ERROR, site, HERE); }
void trap_dispatch(uint32_t site) { trap(TRAP_DISPATCH, site, HERE); }
void trap_pool(uint32_t site) { trap(TRAP_POOL, site, HERE); }
void trap_fault(uint32_t site) { trap(TRAP_FAULT, site, HERE); }

/* Most long numbers are small, and a processor of 32 bits has no instruction for the others. */
static bool are_small(int64_t a, int64_t b) { return (uint64_t) (a | b) >> 31 == 0; }

#if UINTPTR_MAX > UINT32_MAX
static uint64_t divided(uint64_t a, uint64_t b) { return a / b; }
#else
/* On paper in base two, beginning where the divisor has as many digits as what is divided: a tenth
 * of the code of the compiler's helper, and slower only for what is not small. */
__attribute__((noinline))
static uint64_t divided(uint64_t a, uint64_t b) {
    uint64_t quotient = 0;
    int32_t digits = a < b ? -1 : __builtin_clzll(b) - __builtin_clzll(a);
    for (int32_t i = digits; i >= 0; i--) {
        uint64_t part = b << i;
        quotient <<= 1;
        if (a >= part) {
            a -= part;
            quotient |= 1;
        }
    }
    return quotient;
}
#endif

static uint64_t magnitude(int64_t a) { return a < 0 ? -(uint64_t) a : (uint64_t) a; }

int64_t l_div_nonzero(int64_t a, int64_t b) {
    if (are_small(a, b)) return (int64_t) ((uint32_t) a / (uint32_t) b);
    uint64_t quotient = divided(magnitude(a), magnitude(b));
    return (int64_t) ((a ^ b) < 0 ? -quotient : quotient);
}

int64_t l_rem_nonzero(int64_t a, int64_t b) {
    return l_sub(a, l_mul(l_div_nonzero(a, b), b));
}

int32_t i_floor_div(int32_t a, int32_t b, uint32_t site) {
    int32_t quotient = i_div(a, b, site);
    return (a ^ b) < 0 && i_mul(quotient, b) != a ? i_sub(quotient, 1) : quotient;
}

int32_t i_floor_mod(int32_t a, int32_t b, uint32_t site) {
    int32_t remainder = i_rem(a, b, site);
    return (remainder ^ b) < 0 && remainder != 0 ? i_add(remainder, b) : remainder;
}

int64_t l_floor_div(int64_t a, int64_t b, uint32_t site) {
    int64_t quotient = l_div(a, b, site);
    return (a ^ b) < 0 && l_mul(quotient, b) != a ? l_sub(quotient, 1) : quotient;
}

int64_t l_floor_mod(int64_t a, int64_t b, uint32_t site) {
    int64_t remainder = l_rem(a, b, site);
    return (remainder ^ b) < 0 && remainder != 0 ? l_add(remainder, b) : remainder;
}

/* The high half of a signed product from four half products, as on paper. */
int64_t l_multiply_high(int64_t a, int64_t b) {
    int64_t a_high = a >> 32;
    int64_t b_high = b >> 32;
    uint64_t a_low = (uint32_t) a;
    uint64_t b_low = (uint32_t) b;
    int64_t middle = (int64_t) ((uint64_t) a_high * b_low + ((a_low * b_low) >> 32));
    int64_t low = (int64_t) (a_low * (uint64_t) b_high + (uint32_t) middle);
    return a_high * b_high + (middle >> 32) + (low >> 32);
}

int64_t l_mul_exact(int64_t a, int64_t b, uint32_t site) {
    int64_t low = l_mul(a, b);
    if (l_multiply_high(a, b) != low >> 63) trap_overflow(site);
    return low;
}

int32_t l_bit_count(int64_t a) {
    uint64_t bits = (uint64_t) a;
    bits = bits - ((bits >> 1) & UINT64_C(0x5555555555555555));
    bits = (bits & UINT64_C(0x3333333333333333)) + ((bits >> 2) & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (int32_t) ((bits * UINT64_C(0x0101010101010101)) >> 56);
}

#ifndef DOUBLES_ARE_ROUNDED
/* Clears the fraction bits; a negative number with a fraction first steps away from zero. */
double d_floor(double a) {
    uint64_t bits = (uint64_t) d_bits(a);
    int32_t exponent = (int32_t) ((bits >> 52) & 0x7ff) - 1023;
    if (exponent >= 52 || a == 0.0) return a;
    if (exponent < 0) return a < 0.0 ? -1.0 : 0.0;
    uint64_t fraction = UINT64_C(0x000fffffffffffff) >> exponent;
    if ((bits & fraction) == 0) return a;
    if (a < 0.0) bits += fraction;
    return d_of_bits((int64_t) (bits & ~fraction));
}

double d_ceil(double a) { return -d_floor(-a); }

/* Adding 2^52 leaves no room for a fraction, so the adder itself rounds half to even. */
double d_rint(double a) {
    const double no_fraction = 4503599627370496.0;
    if (!(d_abs(a) < no_fraction)) return a;
    double rounded = (d_abs(a) + no_fraction) - no_fraction;
    return d_copy_sign(rounded, a);
}
#endif

double d_signum(double a) { return a == 0.0 || a != a ? a : d_copy_sign(1.0, a); }

static int32_t exponent_of(uint64_t *significand) {
    int32_t exponent = (int32_t) (*significand >> 52);
    *significand &= UINT64_C(0x000fffffffffffff);
    if (exponent != 0) {
        *significand |= UINT64_C(0x0010000000000000);
        return exponent;
    }
    int32_t shift = __builtin_clzll(*significand) - 11;
    *significand <<= shift;
    return 1 - shift;
}

/* Java's %, which is C's fmod and is always exact: long division, one bit a turn. */
double d_rem(double a, double b) {
    uint64_t dividend = (uint64_t) d_bits(a) & INT64_MAX;
    uint64_t divisor = (uint64_t) d_bits(b) & INT64_MAX;
    const uint64_t infinity = UINT64_C(0x7ff0000000000000);
    if (divisor == 0 || divisor > infinity || dividend >= infinity) return (a * b) / (a * b);
    if (dividend < divisor) return a;
    int32_t exponent = exponent_of(&dividend);
    int32_t floor_exponent = exponent_of(&divisor);
    for (;; exponent--) {
        if (dividend >= divisor) dividend -= divisor;
        if (dividend == 0) return d_copy_sign(0.0, a);
        if (exponent == floor_exponent) break;
        dividend <<= 1;
    }
    int32_t shift = __builtin_clzll(dividend) - 11;
    dividend <<= shift;
    exponent -= shift;
    if (exponent > 0) {
        dividend = (dividend & UINT64_C(0x000fffffffffffff)) | ((uint64_t) exponent << 52);
    } else {
        dividend >>= 1 - exponent;
    }
    return d_copy_sign(d_of_bits((int64_t) dividend), a);
}

/* Exact in double, and a remainder of two floats is a float again. */
float f_rem(float a, float b) { return (float) d_rem((double) a, (double) b); }

/* The compiler may turn a structure assignment or a loop into one of these two. */
void *memcpy(void *target, const void *source, size_t bytes);
void *memset(void *target, int value, size_t bytes);

__attribute__((weak, optimize("no-tree-loop-distribute-patterns")))
void *memcpy(void *target, const void *source, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) ((uint8_t *) target)[i] = ((const uint8_t *) source)[i];
    return target;
}

__attribute__((weak, optimize("no-tree-loop-distribute-patterns")))
void *memset(void *target, int value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) ((uint8_t *) target)[i] = (uint8_t) value;
    return target;
}

__attribute__((optimize("no-tree-loop-distribute-patterns")))
void unpack(uint8_t *begin, const uint8_t *end, const uint8_t *from) {
    for (uint8_t *to = begin; to < end;) {
        uint32_t count = *from++;
        const uint8_t *source = from;
        if (count < 128) {
            from += ++count;
        } else {
            uint32_t back = *from++;
            if (back > (size_t) (to - begin)) return;
            source = to - back;
            count -= 125;
        }
        for (; count > 0 && to < end; count--) *to++ = *source++;
    }
}
