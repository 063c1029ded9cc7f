package homeostat.firmware.sample;

/// Every arithmetic instruction, conversion and comparison on every pair of edge operands, each
/// family folded into a hash.
public final class Corpus {
    private static final double[] DOUBLES = {0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3,
        Math.PI, 1e-5, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 4.9e-310,
        Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.NaN, 2147483647.0, 2147483647.5, -2147483648.0, -2147483649.0, 4294967296.5,
        9.223372036854775E18, 9.223372036854776E18, -9.223372036854776E18, 1e19, 4503599627370495.5,
        4503599627370496.0, 9007199254740993.0, 1e300, -1e-300, 0x1.fffffffffffffp-1, 1e22, 255.9};
    private static final float[] FLOATS = {0f, -0f, 1f, -1f, 0.5f, 1.5f, -2.5f, 3.3f,
        Float.MIN_VALUE, Float.MIN_NORMAL, -1e-40f, Float.MAX_VALUE, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.NaN, 2147483648f, -2147483648f, 9.223372e18f, 16777217f};
    private static final int[] INTS = {0, 1, -1, 2, -2, 7, -7, 31, 32, 33, 63, 64, 127, 128, -128,
        -129, 255, 32767, 32768, 65535, 65536, 46341, Integer.MAX_VALUE, Integer.MIN_VALUE,
        0x55555555, 0xaaaaaaaa, -1000000007};
    private static final long[] LONGS = {0, 1, -1, 2, -7, 31, 32, 63, 64, 65, 0x7fffffffL,
        0x80000000L, 0xffffffffL, -0x80000000L, 0x100000001L, Long.MAX_VALUE, Long.MIN_VALUE,
        0x5555555555555555L, 3037000500L, -3037000500L, 1L << 53, (1L << 53) + 1, -(1L << 62)};

    private Corpus() {}

    /// The factory.
    public static Corpus assemble() {
        return new Corpus();
    }

    private static long fold(long hash, long word) {
        long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 31;
    }

    private static long fold(long hash, double value) {
        return fold(hash, Double.doubleToLongBits(value));
    }

    private static long fold(long hash, float value) {
        return fold(hash, Float.floatToIntBits(value));
    }

    /// Integer arithmetic on one pair from a far table row; every operator.
    public long ints() {
        long h = 1;
        for (int a : INTS) {
            h = fold(fold(h, -a), ~a);
            h = fold(fold(fold(h, (byte) a), (char) a), (short) a);
            h = fold(fold(fold(h, (long) a), (float) a), (double) a);
            for (int b : INTS) {
                h = fold(fold(fold(h, a + b), a - b), a * b);
                h = fold(fold(fold(h, a & b), a | b), a ^ b);
                h = fold(fold(fold(h, a << b), a >> b), a >>> b);
                h = b == 0 ? h : fold(fold(h, a / b), a % b);
                h = fold(h, (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0)
                        + (a > b ? 8 : 0) + (a >= b ? 16 : 0) + (a != b ? 32 : 0));
            }
        }
        return h;
    }

    /// Long arithmetic.
    public long longs() {
        long h = 2;
        for (long a : LONGS) {
            h = fold(fold(fold(h, -a), ~a), (int) a);
            h = fold(fold(fold(h, (float) a), (double) a), (byte) a);
            for (long b : LONGS) {
                h = fold(fold(fold(h, a + b), a - b), a * b);
                h = fold(fold(fold(h, a & b), a | b), a ^ b);
                h = fold(fold(fold(h, a << b), a >> b), a >>> b);
                h = b == 0 ? h : fold(fold(h, a / b), a % b);
                h = fold(h, (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0)
                        + (a > b ? 8 : 0) + (a >= b ? 16 : 0) + (a != b ? 32 : 0));
            }
        }
        return h;
    }

    /// Double arithmetic, comparisons in both directions of NaN, and the exact functions.
    public long doubles() {
        long h = 3;
        for (double a : DOUBLES) {
            h = fold(fold(fold(fold(h, -a), (int) a), (long) a), (float) a);
            h = fold(fold(fold(h, (byte) a), (char) a), (short) a);
            h = fold(fold(fold(h, Math.abs(a)), Math.sqrt(a)), Math.floor(a));
            h = fold(fold(fold(h, Math.ceil(a)), Math.rint(a)), Math.signum(a));
            h = fold(h, (Double.isNaN(a) ? 1 : 0) + (Double.isFinite(a) ? 2 : 0)
                    + (Double.isInfinite(a) ? 4 : 0));
            for (double b : DOUBLES) {
                h = fold(fold(fold(h, a + b), a - b), a * b);
                h = fold(fold(h, a / b), a % b);
                h = fold(fold(fold(h, Math.min(a, b)), Math.max(a, b)), Double.compare(a, b));
                h = fold(h, (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0)
                        + (a > b ? 8 : 0) + (a >= b ? 16 : 0) + (a != b ? 32 : 0)
                        + (!(a < b) ? 64 : 0) + (!(a >= b) ? 128 : 0));
                h = fold(h, Math.copySign(1.5, Double.isNaN(b) ? 1 : b) * a);
            }
        }
        return h;
    }

    /// Float arithmetic.
    public long floats() {
        long h = 4;
        for (float a : FLOATS) {
            h = fold(fold(fold(fold(h, -a), (int) a), (long) a), (double) a);
            h = fold(h, Math.abs(a));
            for (float b : FLOATS) {
                h = fold(fold(fold(h, a + b), a - b), a * b);
                h = fold(fold(h, a / b), a % b);
                h = fold(fold(h, Math.min(a, b)), Math.max(a, b));
                h = fold(h, (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0)
                        + (a > b ? 8 : 0) + (a >= b ? 16 : 0) + (a != b ? 32 : 0));
            }
        }
        return h;
    }

    /// Bits: counting, rotating, the representation of numbers.
    public long bits() {
        long h = 5;
        for (int a : INTS) {
            h = fold(fold(h, Integer.numberOfLeadingZeros(a)), Integer.numberOfTrailingZeros(a));
            h = fold(fold(h, Integer.bitCount(a)), Float.intBitsToFloat(a & 0x7f7fffff));
            for (int b : INTS) {
                h = fold(fold(h, Integer.rotateLeft(a, b)), Integer.rotateRight(a, b));
                h = fold(fold(h, Integer.compare(a, b)), Integer.compareUnsigned(a, b));
            }
        }
        for (long a : LONGS) {
            h = fold(fold(h, Long.numberOfLeadingZeros(a)), Long.numberOfTrailingZeros(a));
            h = fold(fold(h, Long.bitCount(a)), Double.longBitsToDouble(a));
            for (int b : INTS) {
                h = fold(fold(h, Long.rotateLeft(a, b)), Long.rotateRight(a, b));
            }
            for (long b : LONGS) {
                h = fold(fold(h, Long.compareUnsigned(a, b)), Math.multiplyHigh(a, b));
            }
        }
        return h;
    }

    /// Exact and floored integer arithmetic, where it does not trap.
    public long exact() {
        long h = 6;
        for (int a : INTS) {
            for (int b : INTS) {
                h = fold(h, Math.min(a, b) - (long) Math.max(a, b));
                if (b != 0) {
                    h = fold(fold(h, Math.floorDiv(a, b)), Math.floorMod(a, b));
                }
                if (Math.abs((long) a) < 40000 && Math.abs((long) b) < 40000) {
                    h = fold(h, Math.multiplyExact(a, b));
                    h = fold(fold(h, Math.addExact(a, b)), Math.subtractExact(a, b));
                }
            }
        }
        for (long a : LONGS) {
            for (long b : LONGS) {
                if (b != 0) {
                    h = fold(fold(h, Math.floorDiv(a, b)), Math.floorMod(a, b));
                }
                if (Math.abs(a / 2) < 1L << 31 && Math.abs(b / 2) < 1L << 29) {
                    h = fold(h, Math.multiplyExact(a, b));
                    h = fold(fold(h, Math.addExact(a, b)), Math.subtractExact(a, b));
                }
            }
        }
        return h;
    }

    /// Overflow of a long product is a trap, also where the low word looks innocent.
    public long overflowing(long a, long b) {
        return Math.multiplyExact(a, b);
    }

    private int counter;

    /// Compound assignment: the operand stack's dup family, and expressions with effects in order.
    public long shuffles(int seed) {
        long[] wide = wideCells;
        counter = seed;
        int i = counter++ + ++counter * counter--;
        wide[counter & 3] += i;
        wide[(counter + 1) & 3] ^= wide[counter & 3]++;
        long before = wide[2]--;
        int j = i;
        i = (j += 3) * (i + j) - (j = i);
        counter += (i > j ? i : j) + (counter > 0 == i > 0 ? counter-- : --counter);
        boolean odd = (i & 1) != 0 ^ (wide[0] > wide[1] || before == seed && wide[3] != 0);
        double d = odd ? i : wide[1];
        d += (i = i * 3) + (wide[1] = i) * 0.5;
        return fold(fold(fold(before, d), counter), odd ? i : -i);
    }

    private final long[] wideCells = {5, -6, 7, 1L << 40};
}
