package homeostat.kernel;

/// Hyperbolic sine, cosine and tangent, made from [Exponential].
///
/// Source: fdlibm 5.3 (e_sinh.c, e_cosh.c, s_tanh.c). Copyright (C) 1993 Sun Microsystems, Inc.
/// Permission to use, copy, modify, and distribute this software is freely granted, provided that
/// this notice is preserved.
final class Hyperbolic {
    private static final int TWENTY_TWO_HIGH = 0x40360000;
    private static final int ONE_HIGH = 0x3ff00000;
    /// High word of the largest x whose exponential is finite, and the largest x whose hyperbolic
    /// sine is.
    private static final int EXPONENTIAL_OVERFLOW_HIGH = 0x40862e42;
    private static final double OVERFLOW = 0x1.633ce8fb9f87dp9;

    private Hyperbolic() {
    }

    static double sinh(double x) {
        double size = Math.abs(x);
        int magnitude = Words.high(size);
        if (x != x) {
            return Double.NaN;
        }
        double half = x < 0.0 ? -0.5 : 0.5;
        if (magnitude < TWENTY_TWO_HIGH) {
            if (magnitude < 0x3e300000) { // below 2^-28
                return x;
            }
            double t = Exponential.expm1(size);
            return magnitude < ONE_HIGH
                    ? half * (2.0 * t - t * t / (t + 1.0))
                    : half * (t + t / (t + 1.0));
        }
        if (magnitude < EXPONENTIAL_OVERFLOW_HIGH) {
            return half * Exponential.exp(size);
        }
        if (size <= OVERFLOW) {
            double w = Exponential.exp(0.5 * size);
            return half * w * w;
        }
        return x * Double.POSITIVE_INFINITY;
    }

    static double cosh(double x) {
        double size = Math.abs(x);
        int magnitude = Words.high(size);
        if (x != x) {
            return Double.NaN;
        }
        if (magnitude < 0x3fd62e43) { // below half of ln 2
            double t = Exponential.expm1(size);
            double w = 1.0 + t;
            return magnitude < 0x3c800000 ? w : 1.0 + t * t / (w + w); // below 2^-55: one
        }
        if (magnitude < TWENTY_TWO_HIGH) {
            double t = Exponential.exp(size);
            return 0.5 * t + 0.5 / t;
        }
        if (magnitude < EXPONENTIAL_OVERFLOW_HIGH) {
            return 0.5 * Exponential.exp(size);
        }
        if (size <= OVERFLOW) {
            double w = Exponential.exp(0.5 * size);
            return 0.5 * w * w;
        }
        return Double.POSITIVE_INFINITY;
    }

    static double tanh(double x) {
        double size = Math.abs(x);
        int magnitude = Words.high(size);
        if (x != x) {
            return Double.NaN;
        }
        if (magnitude < 0x3c800000) { // below 2^-55
            return x * (1.0 + x);
        }
        double value = 1.0;
        if (magnitude < ONE_HIGH) {
            double t = Exponential.expm1(-2.0 * size);
            value = -t / (t + 2.0);
        } else if (magnitude < TWENTY_TWO_HIGH) {
            double t = Exponential.expm1(2.0 * size);
            value = 1.0 - 2.0 / (t + 2.0);
        }
        return x < 0.0 ? -value : value;
    }
}
