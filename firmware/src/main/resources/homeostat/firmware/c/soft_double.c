/* Doubles in integer arithmetic, for cores without a double-precision unit: what the compiler's
 * library lacks (the square root) or rounds wrongly.
 *
 * Arm's libgcc subtracts doubles wrongly by one unit in the last place when their exponents differ
 * by 33 and the difference must be shifted left by one: 0x4040000000000000 + 0xbe30000000000008
 * gives 0x403fffffffefffff there and 0x403ffffffff00000 in IEEE 754. Addition and subtraction are
 * therefore ours on Arm, and with them the conversions that stand in the same object of that
 * library. Multiplication, division, comparison and the other conversions are the library's: they
 * were compared with the JVM on operands made to find such faults.
 *
 * Rounding is to nearest, ties to even. A NaN that comes out is the canonical one.
 * Source: IEEE 754-2008, 4.3.1 and 6.3; Run-time ABI for the Arm Architecture (names).
 */
#include <stdint.h>

#define SIGN UINT64_C(0x8000000000000000)
#define INFINITE UINT64_C(0x7ff0000000000000)
#define CANONICAL_NAN UINT64_C(0x7ff8000000000000)
#define FRACTION UINT64_C(0x000fffffffffffff)
#define HIDDEN UINT64_C(0x0010000000000000)

union word { double d; uint64_t bits; };

double sqrt(double value);

/* One bit of the root a turn: q is the root so far, s twice that. */
double sqrt(double value) {
    union word word = { .d = value };
    uint64_t m = word.bits;
    if ((m & ~SIGN) == 0 || m == INFINITE) return value;
    if (m >= INFINITE) {
        word.bits = CANONICAL_NAN;
        return word.d;
    }
    int32_t exponent = (int32_t) (m >> 52);
    m &= FRACTION;
    if (exponent == 0) {
        int32_t shift = __builtin_clzll(m) - 11;
        m <<= shift;
        exponent = 1 - shift;
    } else {
        m |= HIDDEN;
    }
    exponent -= 1023;
    if ((exponent & 1) != 0) m <<= 1;
    m <<= 1;
    uint64_t q = 0;
    uint64_t s = 0;
    for (uint64_t r = HIDDEN << 1; r != 0; r >>= 1) {
        uint64_t t = s + r;
        if (t <= m) {
            s = t + r;
            m -= t;
            q += r;
        }
        m <<= 1;
    }
    if (m != 0) q += q & 1;
    word.bits = (q >> 1) + ((uint64_t) ((exponent >> 1) + 1022) << 52);
    return word.d;
}

#ifdef __arm__

#define ENTRY __attribute__((pcs("aapcs"), used))
#define ALSO(name) __attribute__((pcs("aapcs"), used, alias(name)))

/* A sign, an exponent and a significand with three bits below its last place, put together. */
static inline uint64_t rounded(uint64_t sign, int32_t exponent, uint64_t significand) {
    uint32_t below = (uint32_t) significand & 7;
    significand >>= 3;
    if (below > 4 || (below == 4 && (significand & 1) != 0)) significand++;
    if (significand >= HIDDEN << 1) {
        significand >>= 1;
        exponent++;
    }
    if (significand < HIDDEN) return sign | significand;
    if (exponent >= 0x7ff) return sign | INFINITE;
    return sign | (uint64_t) exponent << 52 | (significand & FRACTION);
}

static inline uint64_t sum(uint64_t a, uint64_t b) {
    if ((a & ~SIGN) < (b & ~SIGN)) {
        uint64_t smaller = a;
        a = b;
        b = smaller;
    }
    uint64_t sign = a & SIGN;
    int32_t exponent = (int32_t) (a >> 52 & 0x7ff);
    int32_t exponent_b = (int32_t) (b >> 52 & 0x7ff);
    uint64_t significand = a & FRACTION;
    uint64_t other = b & FRACTION;
    if (exponent == 0x7ff) {
        return significand != 0 || (exponent_b == 0x7ff && a != b) ? CANONICAL_NAN : a;
    }
    if (exponent == 0) exponent = 1; else significand |= HIDDEN;
    if (exponent_b == 0) exponent_b = 1; else other |= HIDDEN;
    significand <<= 3;
    other <<= 3;
    int32_t distance = exponent - exponent_b;
    if (distance > 56) {
        other = other != 0;
    } else if (distance > 0) {
        other = other >> distance | ((other << (64 - distance)) != 0);
    }
    if (((a ^ b) & SIGN) == 0) {
        significand += other;
        if (significand >= HIDDEN << 4) {
            significand = significand >> 1 | (significand & 1);
            exponent++;
        }
        return rounded(sign, exponent, significand);
    }
    significand -= other;
    if (significand == 0) return 0;
    int32_t shift = __builtin_clzll(significand) - 8;
    if (shift >= exponent) shift = exponent - 1;
    return rounded(sign, exponent - shift, significand << shift);
}

static inline double of(uint64_t bits) {
    union word word = { .bits = bits };
    return word.d;
}

static inline uint64_t bits_of(double value) {
    union word word = { .d = value };
    return word.bits;
}

static inline double of_integer(uint64_t sign, uint64_t magnitude) {
    if (magnitude == 0) return 0.0;
    int32_t shift = __builtin_clzll(magnitude) - 8;
    uint64_t significand = shift >= 0 ? magnitude << shift
        : magnitude >> -shift | ((magnitude << (64 + shift)) != 0);
    return of(rounded(sign, 1023 + 55 - shift, significand));
}

ENTRY double __aeabi_dadd(double a, double b);
ENTRY double __aeabi_dsub(double a, double b);
ENTRY double __aeabi_drsub(double a, double b);
ENTRY double __aeabi_i2d(int32_t value);
ENTRY double __aeabi_ui2d(uint32_t value);
ENTRY double __aeabi_l2d(int64_t value);
ENTRY double __aeabi_ul2d(uint64_t value);
ENTRY double __aeabi_f2d(float value);

ENTRY double __aeabi_dadd(double a, double b) { return of(sum(bits_of(a), bits_of(b))); }
ENTRY double __aeabi_dsub(double a, double b) { return of(sum(bits_of(a), bits_of(b) ^ SIGN)); }
ENTRY double __aeabi_drsub(double a, double b) { return of(sum(bits_of(a) ^ SIGN, bits_of(b))); }

ENTRY double __aeabi_i2d(int32_t value) {
    return value < 0 ? of_integer(SIGN, 0U - (uint32_t) value) : of_integer(0, (uint32_t) value);
}

ENTRY double __aeabi_ui2d(uint32_t value) { return of_integer(0, value); }

ENTRY double __aeabi_l2d(int64_t value) {
    return value < 0 ? of_integer(SIGN, UINT64_C(0) - (uint64_t) value)
        : of_integer(0, (uint64_t) value);
}

ENTRY double __aeabi_ul2d(uint64_t value) { return of_integer(0, value); }

ENTRY double __aeabi_f2d(float value) {
    union { float f; uint32_t bits; } word = { .f = value };
    uint64_t sign = (uint64_t) (word.bits & 0x80000000U) << 32;
    int32_t exponent = (int32_t) (word.bits >> 23 & 0xff);
    uint64_t fraction = word.bits & 0x7fffff;
    if (exponent == 0xff) return of(fraction != 0 ? CANONICAL_NAN : sign | INFINITE);
    if (exponent != 0) return of(sign | (uint64_t) (exponent + 896) << 52 | fraction << 29);
    if (fraction == 0) return of(sign);
    int32_t shift = __builtin_clzll(fraction) - 40;
    return of(sign | (uint64_t) (897 - shift) << 52 | ((fraction << (29 + shift)) & FRACTION));
}

ALSO("__aeabi_dadd") double __adddf3(double a, double b);
ALSO("__aeabi_dsub") double __subdf3(double a, double b);
ALSO("__aeabi_i2d") double __floatsidf(int32_t value);
ALSO("__aeabi_ui2d") double __floatunsidf(uint32_t value);
ALSO("__aeabi_l2d") double __floatdidf(int64_t value);
ALSO("__aeabi_ul2d") double __floatundidf(uint64_t value);
ALSO("__aeabi_f2d") double __extendsfdf2(float value);

#endif
