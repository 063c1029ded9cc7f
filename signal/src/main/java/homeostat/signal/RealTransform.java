package homeostat.signal;

import homeostat.kernel.Check;
import homeostat.kernel.Elementary;

/// The discrete Fourier transform of a stretch of real samples, as powers.
///
/// Real samples are taken in pairs as complex ones, so a transform of half the length does, and
/// one pass more takes even and odd apart. That transform sorts itself: each stage reads one array
/// and writes the other, four points at a time, with the same factors for all points of a run, so
/// there is no reversal of bits and neighbours in memory do the same arithmetic. Order and number
/// of operations do not depend on the samples: the same bits everywhere, and the same time.
///
/// Source: W. Cochran et al., "What is the fast Fourier transform?", Proc. IEEE 55 (1967), where
/// the self-sorting form is credited to T. Stockham; real samples by pairs: J. Cooley, P. Lewis,
/// P. Welch, J. Sound Vib. 12 (1970).
public final class RealTransform {
    private static final int LENGTH_MIN = 8;
    private static final int LENGTH_MAX = 1 << 16;

    private final int half;
    private final double[] cosine;
    private final double[] sine;
    private double[] real;
    private double[] imaginary;
    private double[] realNext;
    private double[] imaginaryNext;

    /// A transform of `length` samples, a power of two from 8 to 65536.
    public RealTransform(int length) {
        Check.that(length >= LENGTH_MIN && length <= LENGTH_MAX && (length & length - 1) == 0,
            "transform: length");
        half = length / 2;
        cosine = new double[half + half / 2];
        sine = new double[half + half / 2];
        for (int i = 0; i < cosine.length; i++) {
            double angle = 2 * Math.PI * i / length;
            cosine[i] = Elementary.cos(angle);
            sine[i] = Elementary.sin(angle);
        }
        real = new double[half];
        imaginary = new double[half];
        realNext = new double[half];
        imaginaryNext = new double[half];
    }

    /// Writes the squared size of the first `bins` coefficients of `samples` into `power`.
    ///
    /// Coefficient `k` is that of the frequency `k` over the length in samples; half as many as
    /// samples lie below the highest that samples can carry. `samples` and `power` may be the
    /// same array.
    public void power(double[] samples, double[] power, int bins) {
        Check.that(bins > 0 && bins <= half, "transform: bins");
        for (int i = 0; i < half; i++) {
            real[i] = samples[2 * i];
            imaginary[i] = samples[2 * i + 1];
        }
        transform();
        double constant = real[0] + imaginary[0];
        power[0] = constant * constant;
        for (int k = 1; k < bins; k++) {
            int mirror = half - k;
            double evenReal = 0.5 * (real[k] + real[mirror]);
            double evenImaginary = 0.5 * (imaginary[k] - imaginary[mirror]);
            double oddReal = 0.5 * (imaginary[k] + imaginary[mirror]);
            double oddImaginary = 0.5 * (real[mirror] - real[k]);
            double a = evenReal + cosine[k] * oddReal + sine[k] * oddImaginary;
            double b = evenImaginary + cosine[k] * oddImaginary - sine[k] * oddReal;
            power[k] = a * a + b * b;
        }
    }

    private void transform() {
        int run = 1;
        int points = half;
        while (points >= 4) {
            quarter(points / 4, run);
            swap();
            points /= 4;
            run *= 4;
        }
        if (points == 2) {
            for (int q = 0; q < run; q++) {
                realNext[q] = real[q] + real[q + run];
                imaginaryNext[q] = imaginary[q] + imaginary[q + run];
                realNext[q + run] = real[q] - real[q + run];
                imaginaryNext[q + run] = imaginary[q] - imaginary[q + run];
            }
            swap();
        }
    }

    private void quarter(int groups, int run) {
        if (run == 1) {
            first(groups);
            return;
        }
        for (int p = 0; p < groups; p++) {
            group(p, groups, run);
        }
    }

    /// The first stage, whose runs are one point long.
    private void first(int quarter) {
        double[] x = real;
        double[] y = imaginary;
        double[] u = realNext;
        double[] v = imaginaryNext;
        for (int i = 0; i < quarter; i++) {
            double sumReal = x[i] + x[i + 2 * quarter];
            double sumImaginary = y[i] + y[i + 2 * quarter];
            double lessReal = x[i] - x[i + 2 * quarter];
            double lessImaginary = y[i] - y[i + 2 * quarter];
            double otherReal = x[i + quarter] + x[i + 3 * quarter];
            double otherImaginary = y[i + quarter] + y[i + 3 * quarter];
            double crossReal = y[i + quarter] - y[i + 3 * quarter];
            double crossImaginary = x[i + 3 * quarter] - x[i + quarter];
            double r1 = lessReal + crossReal;
            double i1 = lessImaginary + crossImaginary;
            double r2 = sumReal - otherReal;
            double i2 = sumImaginary - otherImaginary;
            double r3 = lessReal - crossReal;
            double i3 = lessImaginary - crossImaginary;
            u[4 * i] = sumReal + otherReal;
            v[4 * i] = sumImaginary + otherImaginary;
            u[4 * i + 1] = cosine[2 * i] * r1 + sine[2 * i] * i1;
            v[4 * i + 1] = cosine[2 * i] * i1 - sine[2 * i] * r1;
            u[4 * i + 2] = cosine[4 * i] * r2 + sine[4 * i] * i2;
            v[4 * i + 2] = cosine[4 * i] * i2 - sine[4 * i] * r2;
            u[4 * i + 3] = cosine[6 * i] * r3 + sine[6 * i] * i3;
            v[4 * i + 3] = cosine[6 * i] * i3 - sine[6 * i] * r3;
        }
    }

    /// Four points of each of `run` interleaved transforms, all turned by the same angles.
    private void group(int p, int groups, int run) {
        double[] x = real;
        double[] y = imaginary;
        double[] u = realNext;
        double[] v = imaginaryNext;
        double c1 = cosine[2 * p * run];
        double s1 = sine[2 * p * run];
        double c2 = cosine[4 * p * run];
        double s2 = sine[4 * p * run];
        double c3 = cosine[6 * p * run];
        double s3 = sine[6 * p * run];
        int from = p * run;
        int quarter = groups * run;
        int to = 4 * p * run;
        for (int q = 0; q < run; q++) {
            int i = from + q;
            int k = to + q;
            double sumReal = x[i] + x[i + 2 * quarter];
            double sumImaginary = y[i] + y[i + 2 * quarter];
            double lessReal = x[i] - x[i + 2 * quarter];
            double lessImaginary = y[i] - y[i + 2 * quarter];
            double otherReal = x[i + quarter] + x[i + 3 * quarter];
            double otherImaginary = y[i + quarter] + y[i + 3 * quarter];
            double crossReal = y[i + quarter] - y[i + 3 * quarter];
            double crossImaginary = x[i + 3 * quarter] - x[i + quarter];
            u[k] = sumReal + otherReal;
            v[k] = sumImaginary + otherImaginary;
            double r1 = lessReal + crossReal;
            double i1 = lessImaginary + crossImaginary;
            u[k + run] = c1 * r1 + s1 * i1;
            v[k + run] = c1 * i1 - s1 * r1;
            double r2 = sumReal - otherReal;
            double i2 = sumImaginary - otherImaginary;
            u[k + 2 * run] = c2 * r2 + s2 * i2;
            v[k + 2 * run] = c2 * i2 - s2 * r2;
            double r3 = lessReal - crossReal;
            double i3 = lessImaginary - crossImaginary;
            u[k + 3 * run] = c3 * r3 + s3 * i3;
            v[k + 3 * run] = c3 * i3 - s3 * r3;
        }
    }

    private void swap() {
        double[] x = real;
        double[] y = imaginary;
        real = realNext;
        imaginary = imaginaryNext;
        realNext = x;
        imaginaryNext = y;
    }
}
