package homeostat.kernel;

/// Sine, cosine and tangent on [-pi/4, pi/4], where polynomials do. The argument is a number and
/// its tail: their sum is what is left of an angle after [ArgumentReduction], to more than 53 bits.
///
/// Source: fdlibm 5.3 (k_sin.c, k_cos.c, k_tan.c). Copyright (C) 1993, 2004 Sun Microsystems, Inc.
/// Permission to use, copy, modify, and distribute this software is freely granted, provided that
/// this notice is preserved.
final class Octant {
    /// Which function is wanted. Cosine is sine a quarter turn later, and these numbers say so.
    static final int SINE = 0;
    static final int COSINE = 1;
    static final int TANGENT = 2;

    private static final double S1 = -0x1.5555555555549p-3;
    private static final double S2 = 0x1.111111110f8a6p-7;
    private static final double S3 = -0x1.a01a019c161d5p-13;
    private static final double S4 = 0x1.71de357b1fe7dp-19;
    private static final double S5 = -0x1.ae5e68a2b9cebp-26;
    private static final double S6 = 0x1.5d93a5acfd57cp-33;

    private static final double C1 = 0x1.555555555554cp-5;
    private static final double C2 = -0x1.6c16c16c15177p-10;
    private static final double C3 = 0x1.a01a019cb159p-16;
    private static final double C4 = -0x1.27e4f809c52adp-22;
    private static final double C5 = 0x1.1ee9ebdb4b1c4p-29;
    private static final double C6 = -0x1.8fae9be8838d4p-37;

    private static final double T1 = 0x1.5555555555563p-2;
    private static final double T2 = 0x1.111111110fe7ap-3;
    private static final double T3 = 0x1.ba1ba1bb341fep-5;
    private static final double T4 = 0x1.664f48406d637p-6;
    private static final double T5 = 0x1.226e3e96e8493p-7;
    private static final double T6 = 0x1.d6d22c9560328p-9;
    private static final double T7 = 0x1.7dbc8fee08315p-10;
    private static final double T8 = 0x1.344d8f2f26501p-11;
    private static final double T9 = 0x1.026f71a8d1068p-12;
    private static final double T10 = 0x1.47e88a03792a6p-14;
    private static final double T11 = 0x1.2b80f32f0a7e9p-14;
    private static final double T12 = -0x1.375cbdb605373p-16;
    private static final double T13 = 0x1.b2a7074bf7ad4p-16;

    private static final double QUARTER_PI = 0x1.921fb54442d18p-1;
    private static final double QUARTER_PI_TAIL = 0x1.1a62633145c07p-55;
    /// High word of 0.67434: above it the tangent is computed from the distance to pi/4.
    private static final int TANGENT_FOLD = 0x3fe59428;

    private Octant() {
    }

    /// The function of an angle of so many quarter turns plus head and tail.
    static double of(int function, int quarterTurns, double head, double tail) {
        if (function == TANGENT) {
            return tangent(head, tail, (quarterTurns & 1) == 0);
        }
        int turn = quarterTurns + function & 3;
        double value = (turn & 1) == 0 ? sine(head, tail) : cosine(head, tail);
        return turn < 2 ? value : -value;
    }

    /// Sine of an angle that has no tail.
    static double sine(double x) {
        if (Words.magnitude(x) < 0x3e400000) { // below 2^-27
            return x;
        }
        double z = x * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x + z * x * (S1 + z * r);
    }

    private static double sine(double x, double tail) {
        if (Words.magnitude(x) < 0x3e400000) { // below 2^-27
            return x;
        }
        double z = x * x;
        double v = z * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x - ((z * (0.5 * tail - v * r) - tail) - v * S1);
    }

    /// Cosine. Above 0.3 it takes about x/4 out of 1 - x²/2 exactly, before anything is rounded.
    static double cosine(double x, double tail) {
        int magnitude = Words.magnitude(x);
        if (magnitude < 0x3e400000) { // below 2^-27
            return 1.0;
        }
        double z = x * x;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
        if (magnitude < 0x3fd33333) { // below 0.3
            return 1.0 - (0.5 * z - (z * r - x * tail));
        }
        double quarter = magnitude > 0x3fe90000 // above 0.78125
                ? 0.28125
                : Words.of(magnitude - 0x00200000, 0);
        double half = 0.5 * z - quarter;
        return 1.0 - quarter - (half - (z * r - x * tail));
    }

    /// Tangent where `direct`, otherwise minus its reciprocal: the tangent a quarter turn later.
    static double tangent(double angle, double angleTail, boolean direct) {
        int magnitude = Words.magnitude(angle);
        if (magnitude < 0x3e300000) { // below 2^-28
            return direct ? angle : minusReciprocal(angle + angleTail, angle, angleTail);
        }
        double x = angle;
        double tail = angleTail;
        boolean folded = magnitude >= TANGENT_FOLD;
        if (folded) {
            x = angle < 0.0
                    ? QUARTER_PI + angle + (QUARTER_PI_TAIL + angleTail)
                    : QUARTER_PI - angle + (QUARTER_PI_TAIL - angleTail);
            tail = 0.0;
        }
        double z = x * x;
        double w = z * z;
        double even = T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12))));
        double odd = z * (T3 + w * (T5 + w * (T7 + w * (T9 + w * (T11 + w * T13)))));
        double s = z * x;
        double r = tail + z * (s * (even + odd) + tail);
        r += T1 * s;
        w = x + r;
        if (folded) {
            double v = direct ? 1.0 : -1.0;
            double value = v - 2.0 * (x - (w * w / (w + v) - r));
            return angle < 0.0 ? -value : value;
        }
        return direct ? w : minusReciprocal(w, x, r);
    }

    /// -1 / (x + rest), where `sum` is that sum rounded: one Newton step in two pieces, so that
    /// the quotient is good to the last bit.
    private static double minusReciprocal(double sum, double x, double rest) {
        double z = Words.truncated(sum);
        double v = rest - (z - x);
        double a = -1.0 / sum;
        double t = Words.truncated(a);
        double s = 1.0 + t * z;
        return t + a * (s + t * v);
    }
}
