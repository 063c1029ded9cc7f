package homeostat.kernel;

/// Sine, cosine, tangent and their inverses.
///
/// Source: fdlibm 5.3 (s_sin.c, s_cos.c, s_tan.c, e_asin.c, e_acos.c, s_atan.c, e_atan2.c).
/// Copyright (C) 1993 Sun Microsystems, Inc. Permission to use, copy, modify, and distribute this
/// software is freely granted, provided that this notice is preserved.
final class Trigonometry {
    private static final int QUARTER_PI_HIGH = 0x3fe921fb;
    private static final int ONE_HIGH = 0x3ff00000;
    private static final int HALF_HIGH = 0x3fe00000;

    private static final double HALF_TURN = 0x1.921fb54442d18p1;
    private static final double PI_TAIL = 0x1.1a62633145c07p-53;
    private static final double HALF_PI = 0x1.921fb54442d18p0;
    private static final double HALF_PI_TAIL = 0x1.1a62633145c07p-54;
    private static final double QUARTER_PI = 0x1.921fb54442d18p-1;

    /// The rational approximation of (asin(x) - x) / x³ on [0, 1/2].
    private static final double P0 = 0x1.5555555555555p-3;
    private static final double P1 = -0x1.4d61203eb6f7dp-2;
    private static final double P2 = 0x1.9c1550e884455p-3;
    private static final double P3 = -0x1.48228b5688f3bp-5;
    private static final double P4 = 0x1.9efe07501b288p-11;
    private static final double P5 = 0x1.23de10dfdf709p-15;
    private static final double Q1 = -0x1.33a271c8a2d4bp1;
    private static final double Q2 = 0x1.02ae59c598ac8p1;
    private static final double Q3 = -0x1.6066c1b8d0159p-1;
    private static final double Q4 = 0x1.3b8c5b12e9282p-4;

    /// The polynomial of the arctangent on [0, 7/16].
    private static final double A0 = 0x1.555555555550dp-2;
    private static final double A1 = -0x1.999999998ebc4p-3;
    private static final double A2 = 0x1.24924920083ffp-3;
    private static final double A3 = -0x1.c71c6fe231671p-4;
    private static final double A4 = 0x1.745cdc54c206ep-4;
    private static final double A5 = -0x1.3b0f2af749a6dp-4;
    private static final double A6 = 0x1.10d66a0d03d51p-4;
    private static final double A7 = -0x1.dde2d52defd9ap-5;
    private static final double A8 = 0x1.97b4b24760debp-5;
    private static final double A9 = -0x1.2b4442c6a6c2fp-5;
    private static final double A10 = 0x1.0ad3ae322da11p-6;

    /// Arctangents of 1/2 and 3/2, and what they lose to rounding; those of 1 and infinity are
    /// a quarter and a half of pi.
    private static final double ATAN_HALF = 0x1.dac670561bb4fp-2;
    private static final double ATAN_HALF_TAIL = 0x1.a2b7f222f65e2p-56;
    private static final double ATAN_ONE_TAIL = 0x1.1a62633145c07p-55;
    private static final double ATAN_THREE_HALVES = 0x1.f730bd281f69bp-1;
    private static final double ATAN_THREE_HALVES_TAIL = 0x1.007887af0cbbdp-56;

    private Trigonometry() {
    }

    static double sin(double x) {
        return Words.magnitude(x) <= QUARTER_PI_HIGH
                ? Octant.sine(x)
                : ArgumentReduction.apply(Octant.SINE, x);
    }

    static double cos(double x) {
        return Words.magnitude(x) <= QUARTER_PI_HIGH
                ? Octant.cosine(x, 0.0)
                : ArgumentReduction.apply(Octant.COSINE, x);
    }

    static double tan(double x) {
        return Words.magnitude(x) <= QUARTER_PI_HIGH
                ? Octant.tangent(x, 0.0, true)
                : ArgumentReduction.apply(Octant.TANGENT, x);
    }

    static double asin(double x) {
        double size = Math.abs(x);
        int magnitude = Words.high(size);
        if (magnitude >= ONE_HIGH) {
            return size == 1.0 ? x * HALF_PI + x * HALF_PI_TAIL : Double.NaN;
        }
        if (magnitude < HALF_HIGH) {
            return magnitude < 0x3e400000 ? x : x + x * arcRatio(x * x); // below 2^-27: itself
        }
        double t = (1.0 - size) * 0.5;
        double s = Math.sqrt(t);
        double ratio = arcRatio(t);
        double value;
        if (magnitude >= 0x3fef3333) { // above 0.975
            value = HALF_PI - (2.0 * (s + s * ratio) - HALF_PI_TAIL);
        } else {
            double w = Words.truncated(s);
            double c = (t - w * w) / (s + w);
            double p = 2.0 * s * ratio - (HALF_PI_TAIL - 2.0 * c);
            value = QUARTER_PI - (p - (QUARTER_PI - 2.0 * w));
        }
        return x > 0.0 ? value : -value;
    }

    static double acos(double x) {
        double size = Math.abs(x);
        int magnitude = Words.high(size);
        if (magnitude >= ONE_HIGH) {
            if (size == 1.0) {
                return x > 0.0 ? 0.0 : HALF_TURN + 2.0 * HALF_PI_TAIL;
            }
            return Double.NaN;
        }
        if (magnitude < HALF_HIGH) {
            return magnitude <= 0x3c600000 // below 2^-57
                    ? HALF_PI + HALF_PI_TAIL
                    : HALF_PI - (x - (HALF_PI_TAIL - x * arcRatio(x * x)));
        }
        double z = (1.0 - size) * 0.5;
        double s = Math.sqrt(z);
        double ratio = arcRatio(z);
        if (x < 0.0) {
            return HALF_TURN - 2.0 * (s + (ratio * s - HALF_PI_TAIL));
        }
        double f = Words.truncated(s);
        double c = (z - f * f) / (s + f);
        return 2.0 * (f + (ratio * s + c));
    }

    private static double arcRatio(double z) {
        double p = z * (P0 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5)))));
        double q = 1.0 + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4)));
        return p / q;
    }

    /// Five intervals, each with a point whose arctangent is known.
    static double atan(double x) {
        double size = Math.abs(x);
        int magnitude = Words.high(size);
        if (x != x) {
            return Double.NaN;
        }
        if (magnitude < 0x3fdc0000) { // below 7/16
            return magnitude < 0x3e200000 ? x : x - x * arctangentSeries(x); // below 2^-29: itself
        }
        double value;
        if (magnitude >= 0x44100000) { // from 2^66 on
            value = HALF_PI + HALF_PI_TAIL;
        } else if (magnitude < 0x3fe60000) { // below 11/16
            double t = (2.0 * size - 1.0) / (2.0 + size);
            value = ATAN_HALF - (t * arctangentSeries(t) - ATAN_HALF_TAIL - t);
        } else if (magnitude < 0x3ff30000) { // below 19/16
            double t = (size - 1.0) / (size + 1.0);
            value = QUARTER_PI - (t * arctangentSeries(t) - ATAN_ONE_TAIL - t);
        } else if (magnitude < 0x40038000) { // below 39/16
            double t = (size - 1.5) / (1.0 + 1.5 * size);
            value = ATAN_THREE_HALVES - (t * arctangentSeries(t) - ATAN_THREE_HALVES_TAIL - t);
        } else {
            double t = -1.0 / size;
            value = HALF_PI - (t * arctangentSeries(t) - HALF_PI_TAIL - t);
        }
        return x < 0.0 ? -value : value;
    }

    /// 1 - atan(t) / t, its even and odd terms apart.
    private static double arctangentSeries(double t) {
        double z = t * t;
        double w = z * z;
        return z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))))
                + w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
    }

    static double atan2(double y, double x) {
        if (x != x || y != y) {
            return Double.NaN;
        }
        if (x == 1.0) {
            return atan(y);
        }
        boolean left = Words.high(x) < 0;
        boolean below = Words.high(y) < 0;
        int sizeX = Words.magnitude(x);
        int sizeY = Words.magnitude(y);
        double z; // the angle between the x axis, to whichever side, and the point
        if (y == 0.0) {
            z = 0.0;
        } else if (x == 0.0) {
            return below ? -HALF_PI : HALF_PI;
        } else if (sizeX == Words.INFINITE) {
            z = sizeY == Words.INFINITE ? QUARTER_PI : 0.0;
        } else if (sizeY == Words.INFINITE) {
            return below ? -HALF_PI : HALF_PI;
        } else {
            return finiteAtan2(y, x);
        }
        double value = z;
        if (left) {
            value = z == 0.0 ? HALF_TURN : 3.0 * QUARTER_PI;
        }
        return below ? -value : value;
    }

    private static double finiteAtan2(double y, double x) {
        int exponents = Words.magnitude(y) - Words.magnitude(x) >> 20;
        double z;
        if (exponents > 60) {
            z = HALF_PI + 0.5 * PI_TAIL;
        } else if (x < 0.0 && exponents < -60) {
            z = 0.0;
        } else {
            z = atan(Math.abs(y / x));
        }
        if (x > 0.0) {
            return y < 0.0 ? -z : z;
        }
        return y < 0.0 ? z - PI_TAIL - HALF_TURN : HALF_TURN - (z - PI_TAIL);
    }
}
