package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// A fast transform is only worth something when it is the slow one, done faster.
final class RealTransformTest {
    @Test
    void isTheDiscreteFourierTransformAtEveryLength() {
        for (int length = 8; length <= 1024; length *= 2) {
            Stream stream = Stream.of(length);
            double[] samples = new double[length];
            for (int i = 0; i < length; i++) {
                samples[i] = stream.gaussian();
            }
            double[] power = new double[length / 2];
            new RealTransform(length).power(samples, power, power.length);
            for (int k = 0; k < power.length; k++) {
                assertEquals(slow(samples, k), power[k], 1e-9 * length, length + " bin " + k);
            }
        }
    }

    @Test
    void mayWriteOverItsInput() {
        double[] samples = {1, 2, 3, 4, 5, 4, 3, 2};
        double[] power = new double[4];
        new RealTransform(8).power(samples, power, 4);
        new RealTransform(8).power(samples, samples, 4);
        for (int k = 0; k < 4; k++) {
            assertEquals(power[k], samples[k]);
        }
    }

    @Test
    void refusesALengthThatIsNoPowerOfTwo() {
        assertThrows(CheckFailure.class, () -> new RealTransform(500));
        assertThrows(CheckFailure.class, () -> new RealTransform(4));
        assertThrows(CheckFailure.class,
            () -> new RealTransform(8).power(new double[8], new double[8], 5));
    }

    private static double slow(double[] samples, int k) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.length; i++) {
            double angle = 2 * Math.PI * k * i / samples.length;
            real += samples[i] * StrictMath.cos(angle);
            imaginary -= samples[i] * StrictMath.sin(angle);
        }
        return real * real + imaginary * imaginary;
    }
}
