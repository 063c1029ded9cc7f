package homeostat.kernel;

/// What is left of an angle after whole quarter turns are taken away.
///
/// The rest has to be known to more bits than a double holds, because near a multiple of pi/2
/// almost all leading bits cancel; so it is a head and a tail. A Java method returns one number and
/// class C makes no objects, so a reduction does not return: it ends by calling [Octant] with
/// quarter turns, head and tail, told from the start which function is wanted.
///
/// Up to 2^19 quarter turns, pi/2 is taken away in pieces of 33 bits, as many as the cancellation
/// asks for. Beyond (Payne and Hanek) the angle is multiplied by just those bits of 2/pi that
/// matter for the fraction of a turn. The published form keeps the digits of that product in local
/// arrays of unknown length. Here they lie in three longs, most significant digit first,
/// since no double is so close to a multiple of pi/2 that more than eight digits of 24 bits matter:
/// the closest, 6381956970095103 · 2^797, leaves 2^-61 of a quarter turn.
///
/// Source: fdlibm 5.3 (e_rem_pio2.c, k_rem_pio2.c). Copyright (C) 1993 Sun Microsystems, Inc.
/// Permission to use, copy, modify, and distribute this software is freely granted, provided that
/// this notice is preserved. Closest double: J.-M. Muller, "Elementary Functions", 3rd ed., §11.
final class ArgumentReduction {
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double HALF_PI = 0x1.921fb54442d18p0;
    /// pi/2 in three pieces of 33 bits, each with all that comes after it.
    private static final double PIECE_1 = 0x1.921fb544p0;
    private static final double AFTER_1 = 0x1.0b4611a626331p-34;
    private static final double PIECE_2 = 0x1.0b4611a6p-34;
    private static final double AFTER_2 = 0x1.3198a2e037073p-69;
    private static final double PIECE_3 = 0x1.3198a2ep-69;
    private static final double AFTER_3 = 0x1.b839a252049c1p-104;

    /// Digits of 24 bits that the product starts with, and the most it may have.
    private static final int DIGITS = 4;
    private static final int DIGITS_MAX = 7;
    private static final long DIGIT = 0xffffffL;
    /// Pieces of pi/2 that meet them.
    private static final int PIECES = 5;

    private ArgumentReduction() {
    }

    /// The function (see [Octant]) of an angle beyond pi/4; not a number where there is none.
    static double apply(int function, double x) {
        double angle = Math.abs(x);
        int magnitude = Words.high(angle);
        if (magnitude >= Words.INFINITE) {
            return Double.NaN;
        }
        double value;
        if (magnitude < 0x4002d97c) { // below 3/4 pi
            value = oneQuarterTurn(function, angle);
        } else if (magnitude <= 0x413921fb) { // below 2^19 pi/2
            value = manyQuarterTurns(function, angle);
        } else {
            value = payneHanek(function, angle);
        }
        return x < 0.0 && function != Octant.COSINE ? -value : value;
    }

    private static double oneQuarterTurn(int function, double angle) {
        boolean near = Words.high(angle) == Words.high(HALF_PI);
        double rest = near ? angle - PIECE_1 - PIECE_2 : angle - PIECE_1;
        double after = near ? AFTER_2 : AFTER_1;
        double head = rest - after;
        return Octant.of(function, 1, head, rest - head - after);
    }

    private static double manyQuarterTurns(int function, double angle) {
        int quarterTurns = (int) (angle * TWO_OVER_PI + 0.5);
        double turns = quarterTurns;
        double rest = angle - turns * PIECE_1;
        double after = turns * AFTER_1; // good to 85 bits
        double head = rest - after;
        boolean far = quarterTurns < 32 && Words.high(angle) != Words.high(turns * HALF_PI);
        if (!far && bitsLost(angle, head) > 16) {
            double before = rest;
            after = turns * PIECE_2;
            rest = before - after;
            after = turns * AFTER_2 - (before - rest - after); // good to 118 bits
            head = rest - after;
            if (bitsLost(angle, head) > 49) {
                before = rest;
                after = turns * PIECE_3;
                rest = before - after;
                after = turns * AFTER_3 - (before - rest - after); // good to 151 bits
                head = rest - after;
            }
        }
        return Octant.of(function, quarterTurns, head, rest - head - after);
    }

    private static int bitsLost(double angle, double head) {
        return (Words.high(angle) >> 20) - (Words.magnitude(head) >> 20);
    }

    /// Of x and -x the one is reduced that is less than half a quarter turn above a multiple. Where
    /// the rest begins with zero digits, as many more are taken.
    private static double payneHanek(int function, double x) {
        int exponent = (Words.magnitude(x) >> 20) - 1046;
        int scale = scale(exponent);
        long mantissa = Double.doubleToRawLongBits(x) & (1L << 52) - 1 | 1L << 52;
        boolean mirrored = fraction(mantissa, exponent) < 0;
        if (mirrored) {
            mantissa = -mantissa;
        }
        long fraction = fraction(mantissa, exponent);
        int digits = DIGITS;
        if (scale >= 0 || fraction >>> 64 + scale == 0) {
            long rest = scale < 0 ? fraction << -scale : fraction >>> scale;
            digits += rest >>> 40 != 0 ? 1 : rest >>> 16 != 0 ? 2 : 3;
        }
        double value = ofProduct(function, mantissa, exponent, digits);
        return mirrored && function != Octant.COSINE ? -value : value;
    }

    /// The fraction of mantissa · 2/pi as 64 bits after the binary point.
    private static long fraction(long mantissa, int exponent) {
        int first = first(exponent);
        int scale = scale(exponent);
        long rest = 0;
        long whole = word(mantissa, first + DIGITS);
        for (int i = DIGITS - 1; i >= 0; i--) {
            rest = rest >>> 24 | whole << 40;
            whole = word(mantissa, first + i) + (whole >> 24);
        }
        return scale < 0 ? whole << 64 + scale | rest >>> -scale : rest << scale;
    }

    /// The digits of mantissa · 2/pi lie in a, b, c from the top; what is above them, in `whole`.
    private static double ofProduct(int function, long mantissa, int exponent, int digits) {
        int first = first(exponent);
        int scale = scale(exponent);
        long a = 0;
        long b = 0;
        long c = 0;
        long whole = word(mantissa, first + digits);
        for (int i = DIGITS_MAX - 1; i >= 0; i--) {
            if (i < digits) {
                c = c >>> 24 | b << 40;
                b = b >>> 24 | a << 40;
                a = a >>> 24 | whole << 40;
                whole = word(mantissa, first + i) + (whole >> 24);
            }
        }
        int quarterTurns;
        if (scale < 0) {
            quarterTurns = (int) (whole >> -scale);
            whole &= (1L << -scale) - 1;
        } else {
            quarterTurns = (int) (whole << scale) + (int) (a >>> 1 >>> 63 - scale);
            whole = 0;
            a = a << scale >>> scale;
        }
        int last = digits - 1;
        scale -= 24;
        for (int i = 0; i < 2; i++) {
            if (whole != 0) {
                c = c >>> 24 | b << 40;
                b = b >>> 24 | a << 40;
                a = a >>> 24 | whole << 40;
                whole >>>= 24;
                scale += 24;
                last++;
            } else if (a >>> 40 == 0) {
                a = a << 24 | b >>> 40;
                b = b << 24 | c >>> 40;
                c <<= 24;
                scale -= 24;
                last--;
            }
        }
        double unit = Words.scaled(1.0, scale);
        double head = head(a, b, c, last);
        return Octant.of(function, quarterTurns, head * unit, tail(a, b, c, last, head) * unit);
    }

    /// Where the digits of 2/pi begin that matter: those before only make whole turns.
    private static int first(int exponent) {
        return Math.max(0, (exponent - 3) / 24);
    }

    /// The exponent of the last bit of the product's first word: -27 to 2.
    private static int scale(int exponent) {
        return exponent - 24 * (first(exponent) + 1);
    }

    /// One word of the product, below 2^50: the mantissa in digits of 24, 24 and 5 bits meets the
    /// digits of 2/pi. Carries are left to the caller.
    private static long word(long mantissa, int index) {
        long size = Math.abs(mantissa);
        long sum = (size >>> 29) * digitOfTwoOverPi(index)
                + (size >>> 5 & DIGIT) * digitOfTwoOverPi(index - 1)
                + (size << 19 & DIGIT) * digitOfTwoOverPi(index - 2);
        return mantissa < 0 ? -sum : sum;
    }

    /// A digit of 24 bits of 2/pi, from 0 on; those before the binary point are zero.
    private static long digitOfTwoOverPi(int index) {
        if (index < 0) {
            return 0;
        }
        long pair = twoDigitsOfTwoOverPi(index >> 1);
        return (index & 1) == 0 ? pair >>> 24 : pair & DIGIT;
    }

    /// The table, as many digits as the largest double asks for. It is a switch because a static
    /// array has to be filled when the class is first used, which would be in the middle of a step.
    private static long twoDigitsOfTwoOverPi(int pair) {
        return switch (pair) {
            case 0 -> 0xa2f983_6e4e44L;
            case 1 -> 0x1529fc_2757d1L;
            case 2 -> 0xf534dd_c0db62L;
            case 3 -> 0x95993c_439041L;
            case 4 -> 0xfe5163_abdebbL;
            case 5 -> 0xc561b7_246e3aL;
            case 6 -> 0x424dd2_e00649L;
            case 7 -> 0x2eea09_d1921cL;
            case 8 -> 0xfe1deb_1cb129L;
            case 9 -> 0xa73ee8_8235f5L;
            case 10 -> 0x2ebb44_84e99cL;
            case 11 -> 0x7026b4_5f7e41L;
            case 12 -> 0x3991d6_398353L;
            case 13 -> 0x39f49c_845f8bL;
            case 14 -> 0xbdf928_3b1ff8L;
            case 15 -> 0x97ffde_05980fL;
            case 16 -> 0xef2f11_8b5a0aL;
            case 17 -> 0x6d1f6d_367ecfL;
            case 18 -> 0x27cb09_b74f46L;
            case 19 -> 0x3f669e_5fea2dL;
            case 20 -> 0x7527ba_c7ebe5L;
            case 21 -> 0xf17b3d_0739f7L;
            case 22 -> 0x8a5292_ea6bfbL;
            case 23 -> 0x5fb11f_8d5d08L;
            default -> 0x560330_46fc7bL;
        };
    }

    /// pi/2 in pieces of 24 bits.
    private static double pieceOfHalfPi(int index) {
        return switch (index) {
            case 0 -> 0x1.921fb4p0;
            case 1 -> 0x1.4442dp-24;
            case 2 -> 0x1.846988p-48;
            case 3 -> 0x1.8cc516p-72;
            default -> 0x1.01b838p-96;
        };
    }

    /// The rest of the product times pi/2, small terms first.
    private static double head(long a, long b, long c, int last) {
        double sum = 0.0;
        for (int i = DIGITS_MAX; i >= 0; i--) {
            if (i <= last) {
                sum += term(a, b, c, i);
            }
        }
        return sum;
    }

    /// What rounding the head has lost.
    private static double tail(long a, long b, long c, int last, double head) {
        double sum = term(a, b, c, 0) - head;
        for (int i = 1; i <= DIGITS_MAX; i++) {
            if (i <= last) {
                sum += term(a, b, c, i);
            }
        }
        return sum;
    }

    private static double term(long a, long b, long c, int index) {
        double sum = 0.0;
        for (int k = 0; k < PIECES; k++) {
            if (k <= index) {
                double digit = digit(a, b, c, index - k);
                sum += pieceOfHalfPi(k) * (digit * Words.scaled(1.0, 24 * (k - index)));
            }
        }
        return sum;
    }

    /// The digits of three longs, counted from the top; digits 2 and 5 lie across two of them.
    private static long digit(long a, long b, long c, int index) {
        return DIGIT & switch (index) {
            case 0 -> a >>> 40;
            case 1 -> a >>> 16;
            case 2 -> a << 8 | b >>> 56;
            case 3 -> b >>> 32;
            case 4 -> b >>> 8;
            case 5 -> b << 16 | c >>> 48;
            case 6 -> c >>> 24;
            default -> c;
        };
    }
}
