package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// One wrong last bit in an elementary function and the firmware is another device than the one
/// that was tried; so every function meets StrictMath, bit by bit, on over a million arguments:
/// its natural domain, random bit patterns, and the places where algorithms break.
///
/// `-Dhomeostat.seed=NUMBER` tries other random arguments, `-Dhomeostat.kernel.inputs=NUMBER`
/// more of them.
final class ElementaryProperties {
    private static final int INPUTS = Integer.getInteger("homeostat.kernel.inputs", 500_000);
    private static final double PI = Math.PI;

    @Test
    void sinIsStrictMaths() {
        agreesOnAngles("sin", StrictMath::sin, Elementary::sin);
    }

    @Test
    void cosIsStrictMaths() {
        agreesOnAngles("cos", StrictMath::cos, Elementary::cos);
    }

    @Test
    void tanIsStrictMaths() {
        agreesOnAngles("tan", StrictMath::tan, Elementary::tan);
    }

    @Test
    void asinIsStrictMaths() {
        agrees("asin", StrictMath::asin, Elementary::asin, -1.01, 1.01);
    }

    @Test
    void acosIsStrictMaths() {
        agrees("acos", StrictMath::acos, Elementary::acos, -1.01, 1.01);
    }

    @Test
    void atanIsStrictMaths() {
        agrees("atan", StrictMath::atan, Elementary::atan, -8.0, 8.0);
    }

    @Test
    void expIsStrictMaths() {
        agrees("exp", StrictMath::exp, Elementary::exp, -746.0, 710.0);
    }

    @Test
    void expm1IsStrictMaths() {
        agrees("expm1", StrictMath::expm1, Elementary::expm1, -50.0, 710.0);
    }

    @Test
    void logIsStrictMaths() {
        agrees("log", StrictMath::log, Elementary::log, 0.0, 1000.0);
    }

    @Test
    void log1pIsStrictMaths() {
        agrees("log1p", StrictMath::log1p, Elementary::log1p, -1.0, 1000.0);
    }

    @Test
    void log10IsStrictMaths() {
        agrees("log10", StrictMath::log10, Elementary::log10, 0.0, 1000.0);
    }

    @Test
    void sqrtIsStrictMaths() {
        agrees("sqrt", StrictMath::sqrt, Elementary::sqrt, 0.0, 1e6);
    }

    @Test
    void cbrtIsStrictMaths() {
        agrees("cbrt", StrictMath::cbrt, Elementary::cbrt, -1e6, 1e6);
    }

    @Test
    void sinhIsStrictMaths() {
        agrees("sinh", StrictMath::sinh, Elementary::sinh, -711.0, 711.0);
    }

    @Test
    void coshIsStrictMaths() {
        agrees("cosh", StrictMath::cosh, Elementary::cosh, -711.0, 711.0);
    }

    @Test
    void tanhIsStrictMaths() {
        agrees("tanh", StrictMath::tanh, Elementary::tanh, -23.0, 23.0);
    }

    @Test
    void atan2IsStrictMaths() {
        Comparison comparison = new Comparison("atan2", StrictMath::atan2, Elementary::atan2);
        comparison.special();
        comparison.specialPairs();
        comparison.random();
        comparison.natural(10.0, 10.0);
        comparison.closeTo((x, exponent) -> Math.scalb(x, (int) exponent), 130.0);
        comparison.enough();
    }

    @Test
    void hypotIsStrictMaths() {
        Comparison comparison = new Comparison("hypot", StrictMath::hypot, Elementary::hypot);
        comparison.special();
        comparison.specialPairs();
        comparison.random();
        comparison.natural(10.0, 10.0);
        comparison.closeTo((x, exponent) -> Math.scalb(x, (int) exponent), 65.0);
        comparison.enough();
    }

    @Test
    void powIsStrictMaths() {
        Comparison comparison = new Comparison("pow", StrictMath::pow, Elementary::pow);
        comparison.special();
        comparison.specialPairs();
        comparison.random();
        comparison.natural(100.0, 50.0);
        // The exponent that brings the power to the ends of the normals and subnormals.
        comparison.closeTo((x, log2) -> log2 * Math.log(2.0) / Math.log(Math.abs(x)), 1100.0);
        comparison.enough();
    }

    @Test
    void answersWithOneNotANumberOnly() {
        double payload = Double.longBitsToDouble(0xfff8000000000123L);
        long expected = Double.doubleToRawLongBits(Double.NaN);
        double[] answers = {
            Elementary.sin(payload), Elementary.cos(Double.NEGATIVE_INFINITY),
            Elementary.tan(payload), Elementary.asin(-2.0), Elementary.acos(payload),
            Elementary.atan(payload), Elementary.atan2(payload, 1.0), Elementary.exp(payload),
            Elementary.expm1(payload), Elementary.log(-1.0), Elementary.log1p(payload),
            Elementary.log10(payload), Elementary.pow(-8.0, 0.5), Elementary.pow(payload, 1.0),
            Elementary.sqrt(-1.0), Elementary.sqrt(payload), Elementary.cbrt(payload),
            Elementary.sinh(payload), Elementary.cosh(payload), Elementary.tanh(payload),
            Elementary.hypot(payload, 1.0),
        };
        for (double answer : answers) {
            assertEquals(expected, Double.doubleToRawLongBits(answer));
        }
    }

    private static void agrees(
            String name, DoubleUnaryOperator strict, DoubleUnaryOperator ours,
            double low, double high) {
        Comparison comparison = new Comparison(
                name, (x, y) -> strict.applyAsDouble(x), (x, y) -> ours.applyAsDouble(x));
        Stream stream = comparison.stream;
        comparison.special();
        comparison.random();
        comparison.times(INPUTS, () -> stream.uniform(low, high));
        comparison.times(INPUTS / 2, () -> stream.uniform(-1.0, 1.0)
                * Math.scalb(1.0, stream.nextInt(60) - 50));
        comparison.times(INPUTS / 2, () -> 1.0 + stream.uniform(-1.0, 1.0)
                * Math.scalb(1.0, -stream.nextInt(53)));
        comparison.enough();
    }

    private static void agreesOnAngles(
            String name, DoubleUnaryOperator strict, DoubleUnaryOperator ours) {
        Comparison comparison = new Comparison(
                name, (x, y) -> strict.applyAsDouble(x), (x, y) -> ours.applyAsDouble(x));
        Stream stream = comparison.stream;
        comparison.special();
        comparison.random();
        for (double angle : ElementaryInputs.NEXT_TO_QUARTER_TURNS) {
            comparison.around(angle);
        }
        for (int turns = 1; turns < 2000; turns++) {
            comparison.around(turns * (PI / 2.0));
            comparison.around(turns * (PI / 4.0));
        }
        comparison.times(INPUTS, () -> stream.uniform(-10.0, 10.0));
        comparison.times(INPUTS / 2, () -> stream.uniform(-1e6, 1e6));
        comparison.times(INPUTS / 2, () -> stream.nextInt(1 << 20) * (PI / 4.0));
        comparison.times(INPUTS / 2, () -> stream.nextInt(1 << 30) * (PI / 4.0));
        comparison.times(INPUTS / 2, () -> Math.scalb(
                1.0 + stream.uniform(), 19 + stream.nextInt(1005)));
        comparison.enough();
    }

    /// Counts agreements of two functions of two arguments, stops at the first disagreement.
    private static final class Comparison {
        private final String name;
        private final DoubleBinaryOperator strict;
        private final DoubleBinaryOperator ours;
        private final Stream stream;
        private int inputs;

        Comparison(String name, DoubleBinaryOperator strict, DoubleBinaryOperator ours) {
            this.name = name;
            this.strict = strict;
            this.ours = ours;
            this.stream = Stream.of(Property.named(name).seed()).split(name);
        }

        void special() {
            for (double x : ElementaryInputs.SPECIAL) {
                around(x);
            }
        }

        void specialPairs() {
            for (double x : ElementaryInputs.SPECIAL) {
                for (double y : ElementaryInputs.SPECIAL) {
                    compare(x, y);
                }
            }
        }

        void around(double x) {
            for (int step = -20; step <= 20; step++) {
                double neighbour = Double.longBitsToDouble(Double.doubleToRawLongBits(x) + step);
                compare(neighbour, x);
                compare(-neighbour, x);
            }
        }

        void random() {
            for (int i = 0; i < INPUTS; i++) {
                compare(Double.longBitsToDouble(stream.nextLong()),
                        Double.longBitsToDouble(stream.nextLong()));
            }
        }

        void natural(double xMax, double yMax) {
            for (int i = 0; i < INPUTS; i++) {
                double x = stream.uniform(-xMax, xMax);
                double y = stream.uniform(-yMax, yMax);
                compare(x, y);
                compare(Math.abs(x), y);
                compare(Math.rint(2.0 * x), Math.rint(y));
                compare(1.0 + x * Math.scalb(1.0, -stream.nextInt(50)),
                        Math.rint(y * Math.scalb(1.0, stream.nextInt(40))));
            }
        }

        /// Second arguments in a relation to the first.
        void closeTo(DoubleBinaryOperator second, double range) {
            for (int i = 0; i < INPUTS; i++) {
                double x = Double.longBitsToDouble(stream.nextLong());
                double y = second.applyAsDouble(x, stream.uniform(-range, range));
                compare(x, y);
                compare(Math.abs(x), y);
                compare(Math.abs(x), Math.rint(y));
                compare(x, Double.longBitsToDouble(
                        Double.doubleToRawLongBits(x) + stream.nextInt(1 << 20)));
            }
        }

        void times(int number, DoubleSupplier inputsOne) {
            for (int i = 0; i < number; i++) {
                compare(inputsOne.getAsDouble(), 0.0);
            }
        }

        void compare(double x, double y) {
            double expected = strict.applyAsDouble(x, y);
            double actual = ours.applyAsDouble(x, y);
            if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
                assertEquals(Double.toHexString(expected), Double.toHexString(actual), name + " of "
                        + Double.toHexString(x) + " and " + Double.toHexString(y));
            }
            inputs++;
        }

        void enough() {
            assertTrue(inputs >= 2 * INPUTS, name + " inputs=" + inputs);
        }
    }
}
