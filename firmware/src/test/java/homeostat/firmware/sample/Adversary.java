package homeostat.firmware.sample;

/// Arithmetic on operands made to find wrong rounding: exponents near each other, fractions of few
/// bits at either end, ties, subnormals, what cancels.
public final class Adversary {
    private long random;

    private Adversary() {}

    /// The factory.
    public static Adversary assemble() {
        return new Adversary();
    }

    private long next() {
        random += 0x9e3779b97f4a7c15L;
        long z = (random ^ random >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private long fraction(int bits) {
        long mask = (1L << bits) - 1;
        long some = next();
        return switch ((int) (next() & 7)) {
            case 0 -> 0;
            case 1 -> mask;
            case 2 -> 1L << (some & 63) % bits;
            case 3 -> mask << (some & 63) % bits & mask;
            case 4 -> some & 15;
            case 5 -> mask & -(some & 15);
            default -> some & mask;
        };
    }

    private double number(int centre) {
        long exponent = Math.max(0, Math.min(2046, centre + (int) (next() >>> 32 & 127) - 63));
        return Double.longBitsToDouble(next() & Long.MIN_VALUE | exponent << 52 | fraction(52));
    }

    private float small(int centre) {
        int exponent = Math.max(0, Math.min(254, centre + (int) (next() >>> 32 & 63) - 31));
        return Float.intBitsToFloat((int) (next() & 0x80000000L) | exponent << 23
                | (int) fraction(23));
    }

    private static long fold(long hash, long word) {
        long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 31;
    }

    private static long fold(long hash, double value) {
        return fold(hash, Double.doubleToLongBits(value));
    }

    /// Folds sums, differences, products, quotients, comparisons and roots of `count` pairs.
    public long doubles(int count, long seed) {
        random = seed;
        long h = 1;
        for (int i = 0; i < count; i++) {
            int centre = (i & 3) == 0 ? 0 : (i & 3) == 1 ? 1023 : (int) (next() >>> 53) & 2047;
            double a = number(centre);
            double b = number(centre);
            h = fold(fold(fold(h, a + b), a - b), a * b);
            h = fold(fold(h, a / b), Math.sqrt(Math.abs(a)));
            h = fold(h, (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0));
            h = fold(fold(h, (long) a), Float.floatToIntBits((float) a));
        }
        return h;
    }

    /// The same of floats, and the conversions from integers.
    public long floats(int count, long seed) {
        random = seed;
        long h = 2;
        for (int i = 0; i < count; i++) {
            int centre = (i & 3) == 0 ? 0 : (i & 3) == 1 ? 127 : (int) (next() >>> 56) & 255;
            float a = small(centre);
            float b = small(centre);
            h = fold(fold(fold(h, (double) (a + b)), (double) (a - b)), (double) (a * b));
            h = fold(fold(h, (double) (a / b)), (a < b ? 1 : 0) + (a <= b ? 2 : 0));
            h = fold(fold(h, (int) a), (long) a);
            long whole = fraction(63) * (next() | 1) >> (next() & 63);
            h = fold(fold(h, (double) whole), (double) (float) whole);
            h = fold(fold(h, (double) (int) whole), (double) (float) (int) whole);
        }
        return h;
    }
}
