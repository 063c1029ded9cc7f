package homeostat.kernel;

/// The cube root, and the hypotenuse without overflow on the way.
///
/// Source: fdlibm 5.3 (s_cbrt.c, e_hypot.c). Copyright (C) 1993 Sun Microsystems, Inc. Permission
/// to use, copy, modify, and distribute this software is freely granted, provided that this notice
/// is preserved.
final class Roots {
    /// (682 - 0.03306235651) · 2^20 and the same for numbers scaled up by 2^54: a third of the high
    /// word and this is the high word of the cube root, to five bits.
    private static final int CUBE_ROOT_HIGH = 715094163;
    private static final int CUBE_ROOT_HIGH_SUBNORMAL = 696219795;
    private static final double C = 0x1.15f15f15f15f1p-1; // 19/35
    private static final double D = -0x1.691de2532c834p-1; // -864/1225
    private static final double E = 0x1.6a0ea0ea0ea0fp0; // 99/70
    private static final double F = 0x1.9b6db6db6db6ep0; // 45/28
    private static final double G = 0x1.6db6db6db6db7p-2; // 5/14

    /// 2^500 and 2^-500 as high words: outside, squares are scaled.
    private static final int LARGE_HIGH = 0x5f300000;
    private static final int SMALL_HIGH = 0x20b00000;
    private static final int SMALLEST_NORMAL_HIGH = 0x00100000;
    private static final int SCALE_HIGH = 600 << 20;

    private Roots() {
    }

    static double cbrt(double x) {
        double size = Math.abs(x);
        int high = Words.high(size);
        if (x != x) {
            return Double.NaN;
        }
        if (high >= Words.INFINITE || x == 0.0) {
            return x;
        }
        double t = high < SMALLEST_NORMAL_HIGH
                ? withHighOnly(size * 0x1.0p54, CUBE_ROOT_HIGH_SUBNORMAL)
                : Words.of(high / 3 + CUBE_ROOT_HIGH, 0);
        double r = t * t / size;
        double s = C + r * t;
        t *= G + F / (s + E + D / s); // good to 23 bits
        t = Words.of(Words.high(t) + 1, 0); // 20 bits, larger than the root
        s = t * t; // exact
        r = size / s;
        r = (r - t) / (t + t + r);
        t = t + t * r; // one Newton step, to 53 bits
        return x < 0.0 ? -t : t;
    }

    private static double withHighOnly(double scaled, int offset) {
        return Words.of(Words.high(scaled) / 3 + offset, Words.low(scaled));
    }

    static double hypot(double x, double y) {
        boolean swapped = Words.magnitude(y) > Words.magnitude(x);
        double a = Math.abs(swapped ? y : x);
        double b = Math.abs(swapped ? x : y);
        int highA = Words.high(a);
        int highB = Words.high(b);
        if (highA >= Words.INFINITE) {
            return a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY
                    ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        if (highA - highB > 60 << 20) {
            return a + b;
        }
        if (highA > LARGE_HIGH) {
            return 0x1.0p600 * root(a * 0x1.0p-600, b * 0x1.0p-600,
                    highA - SCALE_HIGH, highB - SCALE_HIGH);
        }
        if (highB >= SMALL_HIGH) {
            return root(a, b, highA, highB);
        }
        if (highB >= SMALLEST_NORMAL_HIGH) {
            return 0x1.0p-600 * root(a * 0x1.0p600, b * 0x1.0p600,
                    highA + SCALE_HIGH, highB + SCALE_HIGH);
        }
        // Here the published algorithm splits by the high words from before the scaling.
        return b == 0.0 ? a : 0x1.0p-1022 * root(a * 0x1.0p1022, b * 0x1.0p1022, highA, highB);
    }

    /// The root of a² + b² as that of t² + (b² + (a - t)(a + t)), where t² is exact.
    private static double root(double a, double b, int highA, int highB) {
        double w = a - b;
        if (w > b) {
            double t1 = Words.of(highA, 0);
            double t2 = a - t1;
            return Math.sqrt(t1 * t1 - (b * -b - t2 * (a + t1)));
        }
        double twice = a + a;
        double y1 = Words.of(highB, 0);
        double y2 = b - y1;
        double t1 = Words.of(highA + 0x00100000, 0);
        double t2 = twice - t1;
        return Math.sqrt(t1 * y1 - (w * -w - (t1 * y2 + t2 * b)));
    }
}
