package homeostat.kernel;

/// Logarithms: natural, of one more, and to base ten. The natural ones write x = 2^k (1 + f)
/// with 1 + f between the root of 1/2 and the root of 2, and s = f / (2 + f).
///
/// Source: fdlibm 5.3 (e_log.c, s_log1p.c, e_log10.c). Copyright (C) 1993 Sun Microsystems, Inc.
/// Permission to use, copy, modify, and distribute this software is freely granted, provided that
/// this notice is preserved.
final class Logarithm {
    private static final double LN2_HEAD = 0x1.62e42feep-1;
    private static final double LN2_TAIL = 0x1.a39ef35793c76p-33;
    private static final double ONE_OVER_LN10 = 0x1.bcb7b1526e50ep-2;
    private static final double LOG10_2_HEAD = 0x1.34413509f6p-2;
    private static final double LOG10_2_TAIL = 0x1.9fef311f12b36p-42;

    private static final double L1 = 0x1.5555555555593p-1;
    private static final double L2 = 0x1.999999997fa04p-2;
    private static final double L3 = 0x1.2492494229359p-2;
    private static final double L4 = 0x1.c71c51d8e78afp-3;
    private static final double L5 = 0x1.7466496cb03dep-3;
    private static final double L6 = 0x1.39a09d078c69fp-3;
    private static final double L7 = 0x1.2f112df3e5244p-3;

    private static final int FRACTION = 0x000fffff;
    private static final int ONE_HIGH = 0x3ff00000;
    private static final int SMALLEST_NORMAL_HIGH = 0x00100000;

    private Logarithm() {
    }

    static double log(double x) {
        if (!(x > 0.0)) {
            return x == 0.0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        boolean subnormal = Words.high(x) < SMALLEST_NORMAL_HIGH;
        double normal = subnormal ? x * 0x1.0p54 : x;
        int high = Words.high(normal);
        int fraction = high & FRACTION;
        int halved = fraction + 0x95f64 & 0x100000; // from the root of 2 on: take half
        double f = Words.withHigh(normal, fraction | halved ^ ONE_HIGH) - 1.0;
        double k = (high >> 20) - 1023 + (halved >> 20) - (subnormal ? 54 : 0);
        if ((FRACTION & 2 + fraction) < 3) { // f below 2^-20
            double r = f * f * (0.5 - 0.33333333333333333 * f);
            if (f == 0.0) {
                return k * LN2_HEAD + k * LN2_TAIL;
            }
            return k == 0.0 ? f - r : k * LN2_HEAD - (r - k * LN2_TAIL - f);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (L2 + w * (L4 + w * L6));
        double odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
        double r = odd + even;
        if ((fraction - 0x6147a | 0x6b851 - fraction) > 0) {
            double half = 0.5 * f * f;
            return k == 0.0
                    ? f - (half - s * (half + r))
                    : k * LN2_HEAD - (half - (s * (half + r) + k * LN2_TAIL) - f);
        }
        return k == 0.0 ? f - s * (f - r) : k * LN2_HEAD - (s * (f - r) - k * LN2_TAIL - f);
    }

    static double log1p(double x) {
        int high = Words.high(x);
        int magnitude = Words.magnitude(x);
        if (x != x || x < -1.0) {
            return Double.NaN;
        }
        if (x == -1.0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (magnitude < 0x3e200000) { // below 2^-29
            return magnitude < 0x3c900000 ? x : x - x * x * 0.5; // below 2^-54: itself
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (high > 0 ? high < 0x3fda827a : high <= 0xbfd2bec3) { // from -0.2929 to 0.41422
            double half = 0.5 * x * x;
            double s = x / (2.0 + x);
            return x - (half - s * (half + series(s)));
        }
        return log1pScaled(x);
    }

    /// The logarithm of u = 1 + x as rounded, and what rounding lost: ln(1 + x) - ln u = c / u.
    private static double log1pScaled(double x) {
        boolean large = Words.high(x) >= 0x43400000; // from 2^53 on, adding one changes nothing
        double u = large ? x : 1.0 + x;
        int k = (Words.high(u) >> 20) - 1023;
        double lost = 0.0;
        if (!large) {
            lost = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        }
        int fraction = Words.high(u) & FRACTION;
        boolean halved = fraction >= 0x6a09e; // from the root of 2 on
        double f = Words.withHigh(u, fraction | (halved ? 0x3fe00000 : ONE_HIGH)) - 1.0;
        double multiple = halved ? k + 1 : k;
        double tail = multiple * LN2_TAIL + lost;
        int distance = halved ? 0x00100000 - fraction >> 2 : fraction;
        double half = 0.5 * f * f;
        if (distance == 0) { // f below 2^-20
            if (f == 0.0) {
                return multiple * LN2_HEAD + tail;
            }
            double r = half * (1.0 - 0.66666666666666666 * f);
            return multiple == 0.0 ? f - r : multiple * LN2_HEAD - (r - tail - f);
        }
        double s = f / (2.0 + f);
        double r = series(s);
        return multiple == 0.0
                ? f - (half - s * (half + r))
                : multiple * LN2_HEAD - (half - (s * (half + r) + tail) - f);
    }

    private static double series(double s) {
        double z = s * s;
        return z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
    }

    static double log10(double x) {
        if (!(x > 0.0)) {
            return x == 0.0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        boolean subnormal = Words.high(x) < SMALLEST_NORMAL_HIGH;
        double normal = subnormal ? x * 0x1.0p54 : x;
        int high = Words.high(normal);
        int k = (high >> 20) - 1023 - (subnormal ? 54 : 0);
        int below = k < 0 ? 1 : 0;
        double y = k + below;
        double mantissa = Words.withHigh(normal, high & FRACTION | 0x3ff - below << 20);
        return y * LOG10_2_TAIL + ONE_OVER_LN10 * log(mantissa) + y * LOG10_2_HEAD;
    }
}
