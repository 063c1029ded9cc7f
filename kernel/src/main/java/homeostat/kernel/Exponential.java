package homeostat.kernel;

/// The exponential function, and the same less one. Both write x = k ln 2 + r with |r| below
/// half of ln 2, approximate the function of r by a rational function, and scale by 2^k.
///
/// Source: fdlibm 5.3 (e_exp.c, s_expm1.c). Copyright (C) 1993, 2004 Sun Microsystems, Inc.
/// Permission to use, copy, modify, and distribute this software is freely granted, provided that
/// this notice is preserved.
final class Exponential {
    private static final double LN2_HEAD = 0x1.62e42feep-1;
    private static final double LN2_TAIL = 0x1.a39ef35793c76p-33;
    private static final double ONE_OVER_LN2 = 0x1.71547652b82fep0;
    private static final double OVERFLOW = 0x1.62e42fefa39efp9;
    private static final double UNDERFLOW = -0x1.74910d52d3051p9;
    private static final int OVERFLOW_HIGH = 0x40862e42;
    private static final int HALF_LN2_HIGH = 0x3fd62e42;
    private static final int THREE_HALVES_LN2_HIGH = 0x3ff0a2b2;

    private static final double P1 = 0x1.555555555553ep-3;
    private static final double P2 = -0x1.6c16c16bebd93p-9;
    private static final double P3 = 0x1.1566aaf25de2cp-14;
    private static final double P4 = -0x1.bbd41c5d26bf1p-20;
    private static final double P5 = 0x1.6376972bea4dp-25;

    private static final double Q1 = -0x1.11111111110f4p-5;
    private static final double Q2 = 0x1.a01a019fe5585p-10;
    private static final double Q3 = -0x1.4ce199eaadbb7p-14;
    private static final double Q4 = 0x1.0cfca86e65239p-18;
    private static final double Q5 = -0x1.afdb76e09c32dp-23;

    private Exponential() {
    }

    static double exp(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude >= OVERFLOW_HIGH) {
            if (x != x) {
                return Double.NaN;
            }
            if (x > OVERFLOW) {
                return Double.POSITIVE_INFINITY;
            }
            if (x < UNDERFLOW) {
                return 0.0;
            }
        }
        if (magnitude < 0x3e300000) { // below 2^-28
            return 1.0 + x;
        }
        if (magnitude <= HALF_LN2_HIGH) {
            double c = x - remainder(x * x);
            return 1.0 - (x * c / (c - 2.0) - x);
        }
        int k = multiple(x, magnitude);
        double high = x - k * LN2_HEAD;
        double low = k * LN2_TAIL;
        double r = high - low;
        double c = r - remainder(r * r);
        double y = 1.0 - (low - r * c / (2.0 - c) - high);
        return k >= -1021 ? Words.scaled(y, k) : Words.scaled(y, k + 1000) * 0x1.0p-1000;
    }

    private static double remainder(double t) {
        return t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    }

    /// How often ln 2 is taken away.
    private static int multiple(double x, int magnitude) {
        if (magnitude < THREE_HALVES_LN2_HIGH) {
            return x < 0.0 ? -1 : 1;
        }
        return (int) (ONE_OVER_LN2 * x + (x < 0.0 ? -0.5 : 0.5));
    }

    static double expm1(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude >= 0x4043687a) { // from 56 ln 2 on
            if (x != x) {
                return Double.NaN;
            }
            if (x > OVERFLOW) {
                return Double.POSITIVE_INFINITY;
            }
            if (x < 0.0) {
                return -1.0;
            }
        }
        if (magnitude < 0x3c900000) { // below 2^-54
            return x;
        }
        if (magnitude <= HALF_LN2_HIGH) {
            double half = x * (0.5 * x);
            return x - (x * error(x) - half);
        }
        int k = multiple(x, magnitude);
        double high = x - k * LN2_HEAD;
        double low = k * LN2_TAIL;
        double r = high - low;
        double c = high - r - low;
        double e = r * (error(r) - c) - c - r * (0.5 * r);
        return scaledMinusOne(r, e, k);
    }

    private static double error(double x) {
        double halfX = 0.5 * x;
        double half = x * halfX;
        double ratio = 1.0 + half * (Q1 + half * (Q2 + half * (Q3 + half * (Q4 + half * Q5))));
        double t = 3.0 - ratio * halfX;
        return half * ((ratio - t) / (6.0 - x * t));
    }

    /// 2^k (1 + r - e) - 1, arranged so that for each k the largest part is exact.
    private static double scaledMinusOne(double r, double e, int k) {
        if (k == -1) {
            return 0.5 * (r - e) - 0.5;
        }
        if (k == 1) {
            return r < -0.25 ? -2.0 * (e - (r + 0.5)) : 1.0 + 2.0 * (r - e);
        }
        if (k <= -2 || k > 56) {
            return Words.scaled(1.0 - (e - r), k) - 1.0;
        }
        double smallest = Words.scaled(1.0, -k);
        return k < 20
                ? Words.scaled(1.0 - smallest - (e - r), k)
                : Words.scaled(r - (e + smallest) + 1.0, k);
    }
}
