package homeostat.proof.values;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Floating-point numbers from `low` to `high` and, when `nan` is set, what is not a number.
///
/// The ends are ordered as `Double.compare` does it, so -0.0 lies below 0.0 and an infinity is an
/// end like any other: a set whose ends are finite holds finite numbers only. A set without any
/// number has `low > high`. Rounding to the nearest is monotone, so the ends of a sum are the sums
/// of the ends, rounded as the machine rounds them. A float is kept as the double it equals.
record Real(double low, double high, boolean nan) implements Value {
    private static final double MOST = Double.MAX_VALUE;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    static final Real ANY = new Real(-INFINITY, INFINITY, true);
    static final Real NUMBER = new Real(-INFINITY, INFINITY, false);
    static final Real NAN = new Real(INFINITY, -INFINITY, true);

    static Real of(double only) {
        return only != only ? NAN : new Real(only, only, false);
    }

    static Real of(double low, double high) {
        return new Real(low, high, false);
    }

    /// The set, or null when it is empty.
    private static Real orNull(double low, double high, boolean nan) {
        return Double.compare(low, high) <= 0 ? new Real(low, high, nan) : nan ? NAN : null;
    }

    boolean hasNumbers() {
        return Double.compare(low, high) <= 0;
    }

    /// Whether every value is a number and no infinity.
    boolean isFinite() {
        return !nan && hasNumbers() && low >= -MOST && high <= MOST;
    }

    boolean isOne() {
        return !nan && Double.compare(low, high) == 0;
    }

    boolean has(double value) {
        return value != value ? nan
                : Double.compare(low, value) <= 0 && Double.compare(value, high) <= 0;
    }

    private boolean hasZero() {
        return low <= 0 && high >= 0;
    }

    private boolean hasInfinity() {
        return low == -INFINITY || high == INFINITY;
    }

    private static double lower(double a, double b) {
        return Double.compare(a, b) <= 0 ? a : b;
    }

    private static double upper(double a, double b) {
        return Double.compare(a, b) >= 0 ? a : b;
    }

    @Override
    public Real join(Value other) {
        Real that = (Real) other;
        return new Real(lower(low, that.low), upper(high, that.high), nan || that.nan);
    }

    @Override
    public Real meet(Value other) {
        Real that = (Real) other;
        return orNull(upper(low, that.low), lower(high, that.high), nan && that.nan);
    }

    @Override
    public boolean contains(Value other) {
        Real that = (Real) other;
        boolean holds = !that.hasNumbers() || Double.compare(low, that.low) <= 0
                && Double.compare(that.high, high) <= 0;
        return holds && (nan || !that.nan);
    }

    @Override
    public Real widen(Value next, Thresholds thresholds) {
        Real to = join(next);
        if (!hasNumbers()) {
            return to;
        }
        double from = Double.compare(to.low, low) >= 0 ? low : thresholds.below(to.low);
        double until = Double.compare(to.high, high) <= 0 ? high : thresholds.above(to.high);
        return new Real(from, until, to.nan);
    }

    /// What a NaN in either operand makes of any operation.
    private Real nanOnly(Real b) {
        return !hasNumbers() || !b.hasNumbers() ? NAN : null;
    }

    private static Real signless(double low, double high, boolean nan) {
        return new Real(low == 0 ? -0.0 : low, high == 0 ? 0.0 : high, nan);
    }

    Real plus(Real b, boolean isFloat) {
        if (nanOnly(b) != null) {
            return NAN;
        }
        boolean cancels = low == -INFINITY && b.high == INFINITY
                || high == INFINITY && b.low == -INFINITY;
        double least = rounded(low + b.low, isFloat);
        double most = rounded(high + b.high, isFloat);
        boolean isPositive = Double.compare(low, 0.0) >= 0 && Double.compare(b.low, 0.0) >= 0;
        double from = least != least ? -INFINITY : least;
        double until = most != most ? INFINITY : most;
        return isPositive ? new Real(from, until, nan || b.nan || cancels)
                : signless(from, until, nan || b.nan || cancels);
    }

    Real negated() {
        return hasNumbers() ? new Real(-high, -low, nan) : this;
    }

    Real minus(Real b, boolean isFloat) {
        return plus(b.negated(), isFloat);
    }

    Real times(Real b, boolean isFloat) {
        if (nanOnly(b) != null) {
            return NAN;
        }
        boolean isUndefined = hasZero() && b.hasInfinity() || hasInfinity() && b.hasZero();
        return corners(b, (x, y) -> x * y, isFloat, isUndefined || nan || b.nan);
    }

    Real over(Real b, boolean isFloat) {
        if (nanOnly(b) != null) {
            return NAN;
        }
        boolean isUndefined = hasZero() && b.hasZero() || hasInfinity() && b.hasInfinity()
                || nan || b.nan;
        if (!b.hasZero()) {
            return corners(b, (x, y) -> x / y, isFloat, isUndefined);
        }
        boolean isPositive = Double.compare(b.low, 0.0) >= 0 && Double.compare(low, 0.0) >= 0;
        double least = isPositive ? rounded(low / b.high, isFloat) : -INFINITY;
        return new Real(least != least ? 0.0 : least, INFINITY, isUndefined);
    }

    /// The hull of an operation that is monotone in each operand; 0 times infinity counts as 0.
    private Real corners(Real b, DoubleBinaryOperator operator, boolean isFloat, boolean nans) {
        double least = INFINITY;
        double most = -INFINITY;
        for (double x : new double[] {low, high}) {
            for (double y : new double[] {b.low, b.high}) {
                double result = rounded(operator.applyAsDouble(x, y), isFloat);
                double corner = result != result ? 0 : result;
                least = Math.min(least, corner);
                most = Math.max(most, corner);
            }
        }
        boolean isPositive = Double.compare(low, 0.0) >= 0 && Double.compare(b.low, 0.0) >= 0;
        return isPositive ? new Real(least, most, nans) : signless(least, most, nans);
    }

    private static double rounded(double value, boolean isFloat) {
        return isFloat ? (float) value : value;
    }

    Real rest(Real b) {
        if (nanOnly(b) != null) {
            return NAN;
        }
        double most = Math.min(Math.max(Math.abs(low), Math.abs(high)),
                Math.max(Math.abs(b.low), Math.abs(b.high)));
        return new Real(low < 0 || Double.compare(low, -0.0) == 0 ? -most : 0.0,
                high > 0 || Double.compare(high, 0.0) == 0 ? most : -0.0,
                nan || b.nan || hasInfinity() || b.hasZero());
    }

    /// The image under a function that never falls.
    Real rising(DoubleUnaryOperator function) {
        return hasNumbers() ? new Real(function.applyAsDouble(low), function.applyAsDouble(high),
                nan) : this;
    }

    Real root() {
        Real inside = meet(new Real(-0.0, INFINITY, true));
        if (inside == null) {
            return NAN;
        }
        Real root = inside.rising(Math::sqrt);
        return new Real(root.low, root.high, nan || low < 0);
    }

    Real absolute() {
        if (!hasNumbers()) {
            return this;
        }
        double most = Math.max(Math.abs(low), Math.abs(high));
        return new Real(hasZero() ? 0.0 : Math.min(Math.abs(low), Math.abs(high)), most, nan);
    }

    Real least(Real b) {
        return nanOnly(b) != null ? NAN
                : new Real(Math.min(low, b.low), Math.min(high, b.high), nan || b.nan);
    }

    Real most(Real b) {
        return nanOnly(b) != null ? NAN
                : new Real(Math.max(low, b.low), Math.max(high, b.high), nan || b.nan);
    }

    Real toFloat() {
        return rising(x -> (float) x);
    }

    /// Cut to a whole number, as the casts do it: NaN becomes 0, too large the largest.
    Whole toWhole(boolean isLong) {
        if (!hasNumbers()) {
            return Whole.ZERO;
        }
        Whole result = isLong ? Whole.of((long) low, (long) high) : Whole.of((int) low, (int) high);
        return nan ? result.join(Whole.ZERO) : result;
    }

    static Real ofWhole(Whole whole, boolean isFloat) {
        return isFloat ? of((float) whole.low(), (float) whole.high())
                : of((double) whole.low(), (double) whole.high());
    }

    /// The bits; those of positive numbers rise with the number.
    Whole bits(boolean isFloat) {
        if (nan || !hasNumbers()) {
            return Whole.full(!isFloat);
        }
        if (Double.compare(low, 0.0) >= 0) {
            return Whole.of(bitsOf(low, isFloat), bitsOf(high, isFloat));
        }
        return high < 0 || Double.compare(high, -0.0) == 0
                ? Whole.of(bitsOf(high, isFloat), bitsOf(low, isFloat))
                : Whole.of(bitsOf(-0.0, isFloat), bitsOf(upper(high, 0.0), isFloat));
    }

    private static long bitsOf(double value, boolean isFloat) {
        return isFloat ? Float.floatToRawIntBits((float) value)
                : Double.doubleToRawLongBits(value);
    }

    static Real ofBits(Whole bits, boolean isFloat) {
        long infinite = isFloat ? Float.floatToRawIntBits(Float.POSITIVE_INFINITY)
                : Double.doubleToRawLongBits(INFINITY);
        if (bits.isOne()) {
            return of(ofBits(bits.low(), isFloat));
        }
        if (bits.low() >= 0 && bits.high() <= infinite) {
            return of(ofBits(bits.low(), isFloat), ofBits(bits.high(), isFloat));
        }
        return ANY;
    }

    private static double ofBits(long bits, boolean isFloat) {
        return isFloat ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    /// Whether a comparison can come out; a NaN on either side makes every order false.
    boolean canBeBelow(Real b) {
        return hasNumbers() && b.hasNumbers() && low < b.high;
    }

    boolean canEqual(Real b) {
        return hasNumbers() && b.hasNumbers() && low <= b.high && b.low <= high;
    }

    boolean canBeUnordered(Real b) {
        return nan || b.nan;
    }

    /// What is smaller than something of `b`, or equal to it.
    Real below(Real b, boolean orEqual) {
        if (!b.hasNumbers()) {
            return null;
        }
        double end = orEqual ? b.high == 0 ? 0.0 : b.high : Math.nextDown(b.high);
        return b.high == -INFINITY && !orEqual ? null
                : meet(new Real(-INFINITY, end, false));
    }

    /// What is greater than something of `b`, or equal to it.
    Real above(Real b, boolean orEqual) {
        if (!b.hasNumbers()) {
            return null;
        }
        double end = orEqual ? b.low == 0 ? -0.0 : b.low : Math.nextUp(b.low);
        return b.low == INFINITY && !orEqual ? null : meet(new Real(end, INFINITY, false));
    }

    @Override
    public String toString() {
        return (hasNumbers() ? isOne() ? "" + low : low + ".." + high : "") + (nan ? " NaN" : "");
    }

    static Real anyOf(double... values) {
        return Arrays.stream(values).mapToObj(Real::of).reduce(Real::join).orElse(ANY);
    }
}
