package homeostat.kernel;

/// x to the power y: 2^(y log2 x), with the logarithm and the product each in two pieces, because
/// an error of the logarithm is multiplied by up to 1024.
///
/// A method that has computed two pieces cannot return both without making an object; so each
/// stage ends by calling the next: logarithm, then [#ofLogarithm], then [#twoTo].
///
/// Source: fdlibm 5.3 (e_pow.c). Copyright (C) 2004 Sun Microsystems, Inc. Permission to use,
/// copy, modify, and distribute this software is freely granted, provided that this notice is
/// preserved.
final class Power {
    /// log2(3/2) in two pieces.
    private static final double LOG2_3_HALVES = 0x1.2b8034p-1;
    private static final double LOG2_3_HALVES_TAIL = 0x1.cfdeb43cfd006p-27;

    private static final double L1 = 0x1.3333333333303p-1;
    private static final double L2 = 0x1.b6db6db6fabffp-2;
    private static final double L3 = 0x1.55555518f264dp-2;
    private static final double L4 = 0x1.17460a91d4101p-2;
    private static final double L5 = 0x1.d864a93c9db65p-3;
    private static final double L6 = 0x1.a7e284a454eefp-3;

    private static final double P1 = 0x1.555555555553ep-3;
    private static final double P2 = -0x1.6c16c16bebd93p-9;
    private static final double P3 = 0x1.1566aaf25de2cp-14;
    private static final double P4 = -0x1.bbd41c5d26bf1p-20;
    private static final double P5 = 0x1.6376972bea4dp-25;

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_HEAD = 0x1.62e43p-1;
    private static final double LN2_TAIL = -0x1.05c610ca86c39p-29;
    /// 2 / (3 ln 2), which the series of the logarithm is multiplied by.
    private static final double FACTOR = 0x1.ec709dc3a03fdp-1;
    private static final double FACTOR_HEAD = 0x1.ec709ep-1;
    private static final double FACTOR_TAIL = -0x1.e2fe0145b01f5p-28;
    private static final double ONE_OVER_LN2 = 0x1.71547652b82fep0;
    private static final double ONE_OVER_LN2_HEAD = 0x1.715476p0;
    private static final double ONE_OVER_LN2_TAIL = 0x1.4ae0bf85ddf44p-26;
    /// How far the logarithm of the overflow limit (the largest double and half a unit) is
    /// below 1024.
    private static final double OVERFLOW_MARGIN = 8.0085662595372944372e-17;

    private static final int ONE_HIGH = 0x3ff00000;
    private static final int FRACTION = 0x000fffff;

    private Power() {
    }

    static double pow(double x, double y) {
        if (y == 0.0) {
            return 1.0;
        }
        double size = Math.abs(x);
        if (x != x || y != y) {
            return Double.NaN;
        }
        if (y == Double.POSITIVE_INFINITY || y == Double.NEGATIVE_INFINITY) {
            if (size == 1.0) {
                return Double.NaN;
            }
            return size > 1.0 == y > 0.0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        if (y == 1.0 || y == -1.0) {
            return y > 0.0 ? x : 1.0 / x;
        }
        if (y == 2.0) {
            return x * x;
        }
        boolean negative = Words.high(x) < 0;
        if (y == 0.5 && !negative) {
            return Math.sqrt(x);
        }
        if (size == 0.0 || size == 1.0 || size == Double.POSITIVE_INFINITY) {
            double z = y < 0.0 ? 1.0 / size : size;
            if (x == -1.0 && !isWhole(y)) {
                return Double.NaN;
            }
            return negative && isOdd(y) ? -z : z;
        }
        if (negative && !isWhole(y)) {
            return Double.NaN;
        }
        double value = ofSize(size, y);
        return negative && isOdd(y) ? -value : value;
    }

    private static boolean isWhole(double y) {
        return Math.rint(y) == y;
    }

    private static boolean isOdd(double y) {
        return isWhole(y) && !isWhole(0.5 * y);
    }

    /// The power of a finite positive number other than one.
    private static double ofSize(double size, double y) {
        int high = Words.high(size);
        int magnitudeY = Words.magnitude(y);
        if (magnitudeY <= 0x41e00000) { // up to 2^31
            return ofAny(size, y);
        }
        boolean far = magnitudeY > 0x43f00000 || high < 0x3fefffff || high > ONE_HIGH;
        if (far) {
            return size < 1.0 == y < 0.0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        double t = size - 1.0; // below 2^-20, with 20 zeros at its end
        double w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
        double u = ONE_OVER_LN2_HEAD * t;
        double v = t * ONE_OVER_LN2_TAIL - w * ONE_OVER_LN2;
        double head = Words.truncated(u + v);
        return ofLogarithm(head, v - (head - u), y);
    }

    /// log2 by the series of s = (x - c) / (x + c) with c = 1 or 3/2, where x is scaled to between
    /// the roots of 3/4 and 3.
    private static double ofAny(double size, double y) {
        boolean subnormal = Words.high(size) < 0x00100000;
        double ax = subnormal ? size * 0x1.0p53 : size;
        int exponent = (Words.high(ax) >> 20) - 0x3ff - (subnormal ? 53 : 0);
        int fraction = Words.high(ax) & FRACTION;
        int high = fraction | ONE_HIGH;
        boolean upper = fraction > 0x3988e && fraction < 0xbb67a; // root of 3/2 to root of 3
        if (fraction >= 0xbb67a) {
            exponent++;
            high -= 0x00100000;
        }
        ax = Words.withHigh(ax, high);
        double c = upper ? 1.5 : 1.0;
        double u = ax - c;
        double v = 1.0 / (ax + c);
        double s = u * v;
        double sHead = Words.truncated(s);
        int sumHigh = (high >> 1 | 0x20000000) + 0x00080000 + (upper ? 1 << 18 : 0);
        double sumHead = Words.of(sumHigh, 0);
        double sumTail = ax - (sumHead - c);
        double sTail = v * (u - sHead * sumHead - sHead * sumTail);
        double s2 = s * s;
        double r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6)))));
        r += sTail * (sHead + s);
        s2 = sHead * sHead;
        double tHead = Words.truncated(3.0 + s2 + r);
        double tTail = r - (tHead - 3.0 - s2);
        u = sHead * tHead;
        v = sTail * tHead + tTail * s;
        double pHead = Words.truncated(u + v);
        double pTail = v - (pHead - u);
        double zHead = FACTOR_HEAD * pHead;
        double zTail = FACTOR_TAIL * pHead + pTail * FACTOR + (upper ? LOG2_3_HALVES_TAIL : 0.0);
        double offset = upper ? LOG2_3_HALVES : 0.0;
        double n = exponent;
        double head = Words.truncated(zHead + zTail + offset + n);
        return ofLogarithm(head, zTail - (head - n - offset - zHead), y);
    }

    /// 2^(y (head + tail)), the product in two pieces.
    private static double ofLogarithm(double head, double tail, double y) {
        double yHead = Words.truncated(y);
        double low = (y - yHead) * head + y * tail;
        double high = yHead * head;
        double z = low + high;
        if (z >= 1024.0) {
            if (z > 1024.0 || low + OVERFLOW_MARGIN > z - high) {
                return Double.POSITIVE_INFINITY;
            }
        } else if (z <= -1075.0 && (z < -1075.0 || low <= z - high)) {
            return 0.0;
        }
        return twoTo(high, low, z);
    }

    /// 2^(high + low), where z is that sum rounded.
    private static double twoTo(double high, double low, double z) {
        int word = Words.high(z);
        int n = 0;
        double rest = high;
        if ((word & 0x7fffffff) > 0x3fe00000) { // beyond 1/2: n is the closest whole number
            int exponent = (word >> 20 & 0x7ff) - 0x3ff;
            int rounded = word + (0x00100000 >> exponent + 1);
            exponent = (rounded >> 20 & 0x7ff) - 0x3ff;
            rest = high - Words.of(rounded & ~(FRACTION >> exponent), 0);
            n = (rounded & FRACTION | 0x00100000) >> 20 - exponent;
            n = word < 0 ? -n : n;
        }
        double t = Words.truncated(low + rest);
        double u = t * LN2_HEAD;
        double v = (low - (t - rest)) * LN2 + t * LN2_TAIL;
        double x = u + v;
        double w = v - (x - u);
        t = x * x;
        double c = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
        double r = x * c / (c - 2.0) - (w + x * w);
        double value = 1.0 - (r - x);
        boolean subnormal = (Words.high(value) >> 20) + n <= 0;
        return subnormal
                ? Words.scaled(value, n + 54) * 0x1.0p-54
                : Words.scaled(value, n);
    }
}
