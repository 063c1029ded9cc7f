package homeostat.proof.values;

import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.lang.classfile.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a set of values that misses one value proves what is not true: whatever the JVM
/// computes from members of two sets must be a member of the set that is computed from the sets.
class ArithmeticProperties {
    private static final int CASES = 6000;

    /// Two sets with a member of each.
    private record Pair<S, V>(S a, S b, V x, V y) {
    }

    private static final Generator<Long> NUMBERS = Generators.oneOf(Generators.longs(-20, 20),
            Generators.longs(-70_000, 70_000), Generators.longs(),
            Generators.elements(List.of(Long.MIN_VALUE, Long.MAX_VALUE, (long) Integer.MIN_VALUE,
                    (long) Integer.MAX_VALUE, 1L << 31, -1L << 33, 0L, -1L, 1L)));

    private static final Generator<Double> REALS = Generators.oneOf(Generators.anyDoubles(),
            Generators.longs(-9, 9).map(n -> n / 2.0),
            Generators.elements(List.of(Double.NaN, Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.MAX_VALUE, -Double.MAX_VALUE,
                    Double.MIN_VALUE, 1e-300, 1e300)));

    private static Generator<Pair<Whole, Long>> wholes(boolean isLong) {
        return choices -> {
            Whole a = null;
            Whole b = null;
            long[] members = new long[2];
            for (int k = 0; k < 2; k++) {
                long one = cut(NUMBERS.from(choices), isLong);
                long other = Generators.booleans().from(choices) ? one
                        : cut(NUMBERS.from(choices), isLong);
                long member = Generators.booleans().from(choices) ? one
                        : between(one, other, NUMBERS.from(choices));
                Whole set = Whole.of(Math.min(one, other), Math.max(one, other));
                boolean isHoled = member != 0 && Generators.booleans().from(choices);
                set = isHoled ? set.withoutZero() : set;
                members[k] = member;
                a = k == 0 ? set : a;
                b = set;
            }
            return new Pair<>(a, b, members[0], members[1]);
        };
    }

    private static long cut(long value, boolean isLong) {
        return isLong ? value : (int) value;
    }

    private static long between(long a, long b, long random) {
        long low = Math.min(a, b);
        long span = Math.max(a, b) - low;
        return span < 0 || span == Long.MAX_VALUE ? Math.max(a, b)
                : low + Math.floorMod(random, span + 1);
    }

    private static final Generator<Pair<Real, Double>> PAIRS = choices -> {
        Real[] sets = new Real[2];
        double[] members = new double[2];
        for (int k = 0; k < 2; k++) {
            double one = REALS.from(choices);
            double other = REALS.from(choices);
            members[k] = Generators.booleans().from(choices) ? one : other;
            sets[k] = Real.of(one).join(Real.of(other));
            if (Generators.booleans().from(choices)) {
                double third = REALS.from(choices);
                members[k] = third;
                sets[k] = sets[k].join(Real.of(third));
            }
        }
        return new Pair<>(sets[0], sets[1], members[0], members[1]);
    };

    private interface OnWholes {
        Whole sets(Whole a, Whole b);
    }

    private interface OnLongs {
        long members(long x, long y);
    }

    private static void wholes(String name, boolean isLong, OnWholes sets, OnLongs members) {
        new Property(name + (isLong ? " of longs" : " of ints"), CASES, Property.SEED_DEFAULT)
                .check(wholes(isLong), pair -> {
                    long result = members.members(pair.x, pair.y);
                    Whole set = sets.sets(pair.a, pair.b);
                    assertTrue(set.has(result), () -> pair + " -> " + result + " not in " + set);
                });
    }

    private static void ints(String name, OnWholes sets, OnLongs members) {
        wholes(name, false, sets, (x, y) -> (int) members.members(x, y));
    }

    /// A divisor that is not zero; sets of divisors are given it.
    private static int divisor(long y) {
        return (int) y == 0 ? 7 : (int) y;
    }

    private static Whole withDivisor(Whole b) {
        return b.join(Whole.of(7)).join(Whole.of(Math.max(Integer.MIN_VALUE, Math.min(
                Integer.MAX_VALUE, b.low())))).join(b.toInt());
    }

    private static void both(String name, Op op, OnLongs onInts, OnLongs onLongs) {
        boolean divides = op == Op.DIV || op == Op.REM;
        ints(name, (a, b) -> (Whole) Arithmetic.evaluate(op, a, divides ? withDivisor(b) : b,
                false), onInts);
        wholes(name, true, (a, b) -> (Whole) Arithmetic.evaluate(op, a,
                divides ? withDivisor(b) : b, true), onLongs);
    }

    @Test
    void sumsAndProductsOfWholeNumbersWrapAsTheJvmWraps() {
        both("sum", Op.ADD, (x, y) -> (int) x + (int) y, Long::sum);
        both("difference", Op.SUB, (x, y) -> (int) x - (int) y, (x, y) -> x - y);
        both("product", Op.MUL, (x, y) -> (int) x * (int) y, (x, y) -> x * y);
        both("negation", Op.NEG, (x, y) -> -(int) x, (x, y) -> -x);
        both("absolute", Op.ABS, (x, y) -> Math.abs((int) x), (x, y) -> Math.abs(x));
        both("minimum", Op.MIN, (x, y) -> Math.min((int) x, (int) y), Math::min);
        both("maximum", Op.MAX, (x, y) -> Math.max((int) x, (int) y), Math::max);
    }

    @Test
    void quotientsAndRestsOfWholeNumbersHoldForEveryDivisorButZero() {
        both("quotient", Op.DIV, (x, y) -> (int) x / divisor(y), (x, y) -> x / divisor(y));
        both("rest", Op.REM, (x, y) -> (int) x % divisor(y), (x, y) -> x % divisor(y));
        ints("floor of the quotient", (a, b) -> a.floorOver(withDivisor(b), false),
                (x, y) -> Math.floorDiv((int) x, divisor(y)));
        wholes("floor of the quotient", true, (a, b) -> a.floorOver(withDivisor(b), true),
                (x, y) -> Math.floorDiv(x, (long) divisor(y)));
        ints("rest of the floor", (a, b) -> a.floorRest(withDivisor(b)),
                (x, y) -> Math.floorMod((int) x, divisor(y)));
        wholes("rest of the floor", true, (a, b) -> a.floorRest(withDivisor(b)),
                (x, y) -> Math.floorMod(x, (long) divisor(y)));
    }

    @Test
    void bitsOfWholeNumbersAreThoseOfTheJvm() {
        both("and", Op.AND, (x, y) -> x & y, (x, y) -> x & y);
        both("or", Op.OR, (x, y) -> x | y, (x, y) -> x | y);
        both("xor", Op.XOR, (x, y) -> x ^ y, (x, y) -> x ^ y);
        both("shift left", Op.SHL, (x, y) -> (int) x << (int) y, (x, y) -> x << y);
        both("shift right", Op.SHR, (x, y) -> (int) x >> (int) y, (x, y) -> x >> y);
        both("shift right unsigned", Op.USHR, (x, y) -> (int) x >>> (int) y,
                (x, y) -> x >>> y);
    }

    @Test
    void setsThatAreJoinedMetOrWidenedLoseNothing() {
        Thresholds few = Thresholds.of(List.of(-5L, 0L, 9L, 1L << 40), List.of(-2.5, 7.0));
        wholes("join", true, Whole::join, (x, y) -> x);
        wholes("join of the other", true, Whole::join, (x, y) -> y);
        wholes("widening", true, (a, b) -> a.widen(b, few), (x, y) -> y);
        wholes("widening to the end", false, (a, b) -> a.widen(b, Thresholds.NONE), (x, y) -> y);
        new Property("meet", CASES, Property.SEED_DEFAULT).check(wholes(true), pair -> {
            if (pair.b.has(pair.x)) {
                assertTrue(pair.a.meet(pair.b).has(pair.x), pair::toString);
            }
        });
        reals("join of reals", (a, b) -> a.join(b), (x, y) -> y);
        reals("widening of reals", (a, b) -> a.widen(b, few), (x, y) -> y);
        new Property("meet of reals", CASES, Property.SEED_DEFAULT).check(PAIRS, pair -> {
            if (pair.b.has(pair.x)) {
                assertTrue(pair.a.meet(pair.b).has(pair.x), pair::toString);
            }
        });
    }

    private interface OnReals {
        Real sets(Real a, Real b);
    }

    private interface OnDoubles {
        double members(double x, double y);
    }

    private static void reals(String name, OnReals sets, OnDoubles members) {
        new Property(name, CASES, Property.SEED_DEFAULT).check(PAIRS, pair -> {
            double result = members.members(pair.x, pair.y);
            Real set = sets.sets(pair.a, pair.b);
            assertTrue(set.has(result), () -> pair + " -> " + result + " not in " + set);
        });
    }

    @Test
    void arithmeticOfRealsRoundsAndMakesNanAsTheJvmDoes() {
        reals("real sum", (a, b) -> a.plus(b, false), Double::sum);
        reals("real difference", (a, b) -> a.minus(b, false), (x, y) -> x - y);
        reals("real product", (a, b) -> a.times(b, false), (x, y) -> x * y);
        reals("real quotient", (a, b) -> a.over(b, false), (x, y) -> x / y);
        reals("real rest", Real::rest, (x, y) -> x % y);
        reals("real negation", (a, b) -> a.negated(), (x, y) -> -x);
        reals("real root", (a, b) -> a.root(), (x, y) -> Math.sqrt(x));
        reals("real absolute", (a, b) -> a.absolute(), (x, y) -> Math.abs(x));
        reals("real minimum", Real::least, Math::min);
        reals("real maximum", Real::most, Math::max);
        reals("real floor", (a, b) -> a.rising(Math::floor), (x, y) -> Math.floor(x));
        reals("real rint", (a, b) -> a.rising(Math::rint), (x, y) -> Math.rint(x));
    }

    @Test
    void arithmeticOfFloatsRoundsToFloats() {
        reals("float sum", (a, b) -> a.toFloat().plus(b.toFloat(), true),
                (x, y) -> (float) x + (float) y);
        reals("float product", (a, b) -> a.toFloat().times(b.toFloat(), true),
                (x, y) -> (float) x * (float) y);
        reals("float quotient", (a, b) -> a.toFloat().over(b.toFloat(), true),
                (x, y) -> (float) x / (float) y);
    }

    @Test
    void conversionsHoldWhatTheyMakeOfEachMember() {
        for (Opcode each : List.of(Opcode.D2I, Opcode.D2L)) {
            new Property(each.toString(), CASES, Property.SEED_DEFAULT).check(PAIRS, pair -> {
                long result = each == Opcode.D2I ? (int) pair.x.doubleValue()
                        : (long) pair.x.doubleValue();
                assertTrue(((Whole) Arithmetic.evaluate(Op.CONVERT, pair.a, null, each))
                        .has(result), pair::toString);
            });
        }
        new Property("bits", CASES, Property.SEED_DEFAULT).check(PAIRS, pair -> assertTrue(
                pair.a.bits(false).has(Double.doubleToRawLongBits(pair.x)), pair::toString));
        new Property("of bits", CASES, Property.SEED_DEFAULT).check(wholes(true), pair ->
                assertTrue(Real.ofBits(pair.a, false).has(Double.longBitsToDouble(pair.x)),
                        pair::toString));
        wholes("to int", true, (a, b) -> a.toInt(), (x, y) -> (int) x);
        wholes("to byte", true, (a, b) -> (Whole) Arithmetic.evaluate(Op.CONVERT, a.toInt(),
                null, Opcode.I2B), (x, y) -> (byte) x);
        wholes("to char", true, (a, b) -> (Whole) Arithmetic.evaluate(Op.CONVERT, a.toInt(),
                null, Opcode.I2C), (x, y) -> (char) x);
        new Property("to double", CASES, Property.SEED_DEFAULT).check(wholes(true), pair ->
                assertTrue(Real.ofWhole(pair.a, false).has((double) pair.x), pair::toString));
    }
}
