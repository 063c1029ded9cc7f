package homeostat.kernel;

/// A double seen as two words of 32 bits: the high word holds sign, exponent and the first 20 bits
/// of the fraction. The algorithms of this package choose their branches by it, because two
/// integers compare the same on every machine and cost little where doubles are emulated.
final class Words {
    static final int INFINITE = 0x7ff00000;

    private Words() {
    }

    static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >>> 32);
    }

    static int low(double x) {
        return (int) Double.doubleToRawLongBits(x);
    }

    /// The high word without the sign: grows with the magnitude.
    static int magnitude(double x) {
        return high(x) & 0x7fffffff;
    }

    static double of(int high, int low) {
        return Double.longBitsToDouble((long) high << 32 | low & 0xffffffffL);
    }

    static double withHigh(double x, int high) {
        return of(high, low(x));
    }

    /// The number without the last 32 bits of its fraction: products of two such numbers are exact.
    static double truncated(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
    }

    /// The number times a power of two, by adding to its exponent; only right while the result is
    /// a normal number.
    static double scaled(double x, int exponent) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(x) + ((long) exponent << 52));
    }
}
