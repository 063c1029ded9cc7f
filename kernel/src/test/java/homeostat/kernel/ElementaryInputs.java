package homeostat.kernel;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The arguments at which elementary functions go wrong if they do: where the published algorithms
/// change branch, ends of formats, thresholds of overflow, halves, powers of two and ten.
final class ElementaryInputs {
    /// The high words that the branches compare with.
    private static final int[] BRANCHES = {
        0x00100000, 0x20b00000, 0x3c600000, 0x3c800000, 0x3c900000, 0x3e200000, 0x3e300000,
        0x3e400000, 0x3fd33333, 0x3fd62e42, 0x3fd62e43, 0x3fda827a, 0x3fdc0000, 0x3fe00000,
        0x3fe59428, 0x3fe60000, 0x3fe90000, 0x3fe921fb, 0x3fef3333, 0x3fefffff, 0x3ff00000,
        0x3ff0a2b2, 0x3ff30000, 0x3ff921fb, 0x4002d97c, 0x40038000, 0x40360000, 0x4043687a,
        0x40862e42, 0x408633ce, 0x40900000, 0x4090cc00, 0x413921fb, 0x41e00000, 0x43400000,
        0x43f00000, 0x44100000, 0x5f300000, 0x7ff00000, 0x3fd2bec3,
    };

    /// Fractions within the high word that logarithm and power compare with.
    private static final int[] FRACTIONS = {
        0x3988e, 0xbb67a, 0x6a09c, 0x6a09e, 0x6147a, 0x6b851, 0xffffd, 0xffffe, 0xfffff, 1, 2,
    };

    private static final double[] ENDS = {
        0.0, Double.MIN_VALUE, 0x1.0p-1023, 0x1.0p-1050, Double.MIN_NORMAL, Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NaN, 709.782712893384, 745.1332191019411,
        710.4758600739439, 1024.0, 1075.0, 1074.0, 1022.0, 0x1.0p31, 0x1.0p32, 0x1.0p53,
        0x1.0p54, 0x1.0p63, 0x1.0p64, 1.0 / 3.0, 2.0 / 3.0, 1e300, 1e-300, Math.E, Math.PI,
    };

    /// All of them, with either sign.
    static final double[] SPECIAL = Stream.of(
            DoubleStream.of(ENDS),
            IntStream.of(BRANCHES).mapToDouble(word -> of(word, 0)),
            IntStream.of(BRANCHES).mapToDouble(word -> of(word, -1)),
            IntStream.of(FRACTIONS).mapToDouble(fraction -> of(0x3ff00000 | fraction, 0)),
            IntStream.of(FRACTIONS).mapToDouble(fraction -> of(0x40100000 | fraction, -1)),
            IntStream.range(0, 24).mapToDouble(n -> n + 0.5),
            IntStream.range(1, 24).mapToDouble(n -> n),
            IntStream.range(-24, 24).mapToDouble(n -> 0.5 * n * Math.log(2.0)),
            IntStream.range(-22, 23).mapToDouble(n -> Math.pow(10.0, n)),
            IntStream.range(-11, 11).mapToDouble(n -> Math.scalb(1.0, 97 * n)))
            .flatMapToDouble(inputs -> inputs)
            .flatMap(input -> DoubleStream.of(input, -input))
            .toArray();

    /// Numbers next to a multiple of pi/2, the first the closest of all, the others among the
    /// closest of their exponent: what is left of them begins with some 60 zero bits.
    ///
    /// Source: J.-M. Muller, "Elementary Functions", 11.3.2; found by continued fractions of 2/pi.
    static final double[] NEXT_TO_QUARTER_TURNS = {
        6381956970095103.0 * 0x1.0p797, 0x1.7512069b7430dp49, 0x1.c3dc1a597f202p96,
        0x1.5ad5a62cb1cc9p145, 0x1.e3ca9b6c655cbp409, 0x1.4c96c11134d36p577,
    };

    private ElementaryInputs() {
    }

    private static double of(int high, int low) {
        return Double.longBitsToDouble((long) high << 32 | low & 0xffffffffL);
    }
}
