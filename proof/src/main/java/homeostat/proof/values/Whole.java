package homeostat.proof.values;

import java.util.Arrays;

/// Whole numbers from `low` to `high`, both included, without zero when `hole` is set.
///
/// The arithmetic is that of the JVM: it wraps. What wraps in one piece stays an interval, what
/// would fall apart becomes everything of its width.
///
/// @param hole whether zero, though between the ends, is not in the set
record Whole(long low, long high, boolean hole) implements Value {
    static final Whole INT = new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, false);
    static final Whole LONG = new Whole(Long.MIN_VALUE, Long.MAX_VALUE, false);
    static final Whole ZERO = new Whole(0, 0, false);
    static final Whole TRUTH = new Whole(0, 1, false);
    static final Whole LENGTH = new Whole(0, Integer.MAX_VALUE, false);

    static Whole of(long low, long high) {
        return new Whole(low, high, false);
    }

    static Whole of(long only) {
        return new Whole(only, only, false);
    }

    /// The interval, or null when it is empty; ends that are an excluded zero move inwards.
    private static Whole without(long low, long high, boolean hole) {
        long from = hole && low == 0 ? 1 : low;
        long to = hole && high == 0 ? -1 : high;
        return from > to ? null : new Whole(from, to, hole && from < 0 && to > 0);
    }

    static Whole full(boolean isLong) {
        return isLong ? LONG : INT;
    }

    boolean isOne() {
        return low == high;
    }

    boolean hasZero() {
        return low <= 0 && high >= 0 && !hole;
    }

    boolean has(long value) {
        return low <= value && value <= high && !(hole && value == 0);
    }

    Whole withoutZero() {
        return without(low, high, true);
    }

    @Override
    public Whole join(Value other) {
        Whole that = (Whole) other;
        boolean empty = !hasZero() && !that.hasZero();
        long from = Math.min(low, that.low);
        long to = Math.max(high, that.high);
        return new Whole(from, to, empty && from < 0 && to > 0);
    }

    @Override
    public Whole meet(Value other) {
        Whole that = (Whole) other;
        return without(Math.max(low, that.low), Math.min(high, that.high), hole || that.hole);
    }

    @Override
    public boolean contains(Value other) {
        Whole that = (Whole) other;
        return low <= that.low && that.high <= high && !(hole && that.hasZero());
    }

    @Override
    public Whole widen(Value next, Thresholds thresholds) {
        Whole to = join(next);
        Whole type = full(!INT.contains(to));
        long from = to.low >= low ? low : thresholds.below(to.low, type.low);
        long until = to.high <= high ? high : thresholds.above(to.high, type.high);
        return new Whole(from, until, to.hole && from < 0 && until > 0);
    }

    /// Exact bounds brought into the width: kept when they fit or wrap in one piece.
    private static Whole fit(long low, long high, boolean isLong) {
        if (isLong || low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE) {
            return of(low, high);
        }
        long span = high - low;
        boolean isWhole = span >= 0 && span <= 0xffffffffL && (int) low <= (int) high
                && (int) high - (long) (int) low == span;
        return isWhole ? of((int) low, (int) high) : INT;
    }

    Whole plus(Whole b, boolean isLong) {
        if (!isLong) {
            return fit(low + b.low, high + b.high, false);
        }
        boolean wrapsLow = wrapsPlus(low, b.low);
        boolean wrapsHigh = wrapsPlus(high, b.high);
        boolean same = wrapsLow == wrapsHigh && (!wrapsLow || low < 0 == high < 0);
        return same ? of(low + b.low, high + b.high) : LONG;
    }

    private static boolean wrapsPlus(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0;
    }

    /// Whether the sum can wrap.
    boolean wrapsPlus(Whole b, boolean isLong) {
        if (isLong) {
            return wrapsPlus(low, b.low) || wrapsPlus(high, b.high);
        }
        return !INT.contains(of(low + b.low, high + b.high));
    }

    Whole minus(Whole b, boolean isLong) {
        if (!isLong) {
            return fit(low - b.high, high - b.low, false);
        }
        boolean wrapsLow = wrapsMinus(low, b.high);
        boolean wrapsHigh = wrapsMinus(high, b.low);
        boolean same = wrapsLow == wrapsHigh && (!wrapsLow || low < 0 == high < 0);
        return same ? of(low - b.high, high - b.low) : LONG;
    }

    private static boolean wrapsMinus(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0;
    }

    boolean wrapsMinus(Whole b, boolean isLong) {
        if (isLong) {
            return wrapsMinus(low, b.high) || wrapsMinus(high, b.low);
        }
        return !INT.contains(of(low - b.high, high - b.low));
    }

    Whole negated(boolean isLong) {
        Whole result = ZERO.minus(this, isLong);
        return hasZero() ? result : result.withoutZero();
    }

    Whole times(Whole b, boolean isLong) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long x : new long[] {low, high}) {
            for (long y : new long[] {b.low, b.high}) {
                long product = x * y;
                if (isLong && Math.multiplyHigh(x, y) != product >> 63) {
                    return LONG;
                }
                least = Math.min(least, product);
                most = Math.max(most, product);
            }
        }
        return fit(least, most, isLong);
    }

    /// The quotient by what of `b` is not zero; null when that is nothing.
    Whole over(Whole b, boolean isLong) {
        Whole divisor = b.withoutZero();
        if (divisor == null) {
            return null;
        }
        if (isLong && low == Long.MIN_VALUE && divisor.has(-1)) {
            return LONG;
        }
        Whole result = null;
        if (divisor.low < 0) {
            result = quotients(divisor.low, Math.min(divisor.high, -1));
        }
        if (divisor.high > 0) {
            Whole positive = quotients(Math.max(divisor.low, 1), divisor.high);
            result = result == null ? positive : result.join(positive);
        }
        return fit(result.low, result.high, isLong);
    }

    private Whole quotients(long from, long to) {
        long[] ends = {low / from, low / to, high / from, high / to};
        Arrays.sort(ends);
        return of(ends[0], ends[3]);
    }

    /// The remainder by what of `b` is not zero; null when that is nothing.
    Whole rest(Whole b) {
        Whole divisor = b.withoutZero();
        if (divisor == null) {
            return null;
        }
        long least = divisor.low > 0 ? divisor.low : divisor.high < 0 ? -divisor.high : 1;
        if (low >= 0 && least > 0 && high < least) {
            return this;
        }
        long most = Math.max(magnitude(divisor.low), magnitude(divisor.high)) - 1;
        return of(low >= 0 ? 0 : Math.max(low, -most), high <= 0 ? 0 : Math.min(high, most));
    }

    private static long magnitude(long value) {
        return value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
    }

    /// `Math.floorMod`: the sign is that of the divisor.
    Whole floorRest(Whole b) {
        Whole divisor = b.withoutZero();
        if (divisor == null) {
            return null;
        }
        Whole rest = rest(divisor);
        if (low >= 0 && divisor.low > 0) {
            return rest;
        }
        long most = divisor.high > 0 ? divisor.high - 1 : 0;
        long least = divisor.low < 0 ? divisor.low + 1 : 0;
        return of(least, most);
    }

    /// `Math.floorDiv`: rounds down, so it is at most one below the quotient.
    Whole floorOver(Whole b, boolean isLong) {
        Whole quotient = over(b, isLong);
        if (quotient == null || low >= 0 && b.low >= 0) {
            return quotient;
        }
        return of(Math.max(full(isLong).low, quotient.low - (quotient.low == Long.MIN_VALUE
                ? 0 : 1)), quotient.high);
    }

    Whole and(Whole b) {
        if (isOne() && b.isOne()) {
            return of(low & b.low);
        }
        long least = low >= 0 || b.low >= 0 ? 0 : -power(this, b);
        long most = power(this, b) - 1;
        if (low >= 0) {
            most = Math.min(most, high);
        }
        if (b.low >= 0) {
            most = Math.min(most, b.high);
        }
        return of(least, most);
    }

    Whole or(Whole b) {
        if (isOne() && b.isOne()) {
            return of(low | b.low);
        }
        boolean areNatural = low >= 0 && b.low >= 0;
        boolean isNegative = high < 0 || b.high < 0;
        return of(areNatural ? Math.max(low, b.low) : -power(this, b),
                isNegative ? -1 : power(this, b) - 1);
    }

    Whole xor(Whole b) {
        if (isOne() && b.isOne()) {
            return of(low ^ b.low);
        }
        boolean areSame = low >= 0 && b.low >= 0 || high < 0 && b.high < 0;
        boolean areOther = low >= 0 && b.high < 0 || high < 0 && b.low >= 0;
        return of(areSame ? 0 : -power(this, b), areOther ? -1 : power(this, b) - 1);
    }

    /// The least 2^k such that all bounds lie in -2^k .. 2^k - 1; -2^63 stands for 2^63, and then
    /// `-power` and `power - 1` still come out right.
    private static long power(Whole a, Whole b) {
        long bits = spread(a.low) | spread(a.high) | spread(b.low) | spread(b.high);
        return 1L << 64 - Long.numberOfLeadingZeros(bits) % 64;
    }

    private static long spread(long value) {
        return value < 0 ? ~value : value;
    }

    private static Whole amount(Whole b, boolean isLong) {
        int most = isLong ? 63 : 31;
        if (b.isOne()) {
            return of(b.low & most);
        }
        return b.low >= 0 && b.high <= most ? b : of(0, most);
    }

    Whole shiftLeft(Whole b, boolean isLong) {
        Whole by = amount(b, isLong);
        if (isOne() && by.isOne()) {
            return of(isLong ? low << by.low : (int) low << by.low);
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long x : new long[] {low, high}) {
            for (long n : new long[] {by.low, by.high}) {
                long shifted = x << n;
                if (shifted >> n != x) {
                    return full(isLong);
                }
                least = Math.min(least, shifted);
                most = Math.max(most, shifted);
            }
        }
        return fit(least, most, isLong);
    }

    Whole shiftRight(Whole b, boolean isLong) {
        Whole by = amount(b, isLong);
        long[] ends = {low >> by.low, low >> by.high, high >> by.low, high >> by.high};
        Arrays.sort(ends);
        return of(ends[0], ends[3]);
    }

    Whole shiftRightUnsigned(Whole b, boolean isLong) {
        Whole by = amount(b, isLong);
        if (low >= 0) {
            return shiftRight(by, isLong);
        }
        if (isOne() && by.isOne()) {
            return of(isLong ? low >>> by.low : (int) low >>> by.low);
        }
        if (by.low == 0) {
            return full(isLong);
        }
        return of(0, isLong ? -1L >>> by.low : 0xffffffffL >>> by.low);
    }

    Whole absolute(boolean isLong) {
        if (low >= 0) {
            return this;
        }
        Whole turned = negated(isLong);
        if (high <= 0) {
            return turned;
        }
        return low == full(isLong).low ? full(isLong)
                : without(0, Math.max(high, -low), hole);
    }

    Whole least(Whole b) {
        return of(Math.min(low, b.low), Math.min(high, b.high));
    }

    Whole most(Whole b) {
        return of(Math.max(low, b.low), Math.max(high, b.high));
    }

    /// Cut to a narrower type of which `type` is everything.
    Whole narrowed(Whole type) {
        return type.contains(this) ? this : type;
    }

    /// Cut to an int.
    Whole toInt() {
        return fit(low, high, false);
    }

    @Override
    public String toString() {
        return (isOne() ? "" + low : low + ".." + high) + (hole ? " but 0" : "");
    }
}
