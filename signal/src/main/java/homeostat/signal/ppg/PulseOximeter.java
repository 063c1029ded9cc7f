package homeostat.signal.ppg;

import homeostat.kernel.Check;
import homeostat.signal.Biquad;
import homeostat.signal.HeartRateMeter;

/// Oxygen saturation, pulse and perfusion from red and infrared light.
///
/// Blood that is full of oxygen absorbs little red and more infrared light. The part of each light
/// that beats with the pulse, over the part that does not, depends on the blood alone; the ratio R
/// of the two is turned into a saturation by a calibration that belongs to the sensor. R is found
/// beat by beat, as the slope of red against infrared, both filtered alike: noise that is in one
/// of them only averages out. The saturation is the median of the last five beats.
///
/// Inputs are received light, as a photodiode gives it: it falls with each pulse. It is valid when
/// pulses look alike (0.8), perfusion is 0.1 % or more and the saturation is between 50 and 100 %.
///
/// Source: J. Webster (ed.), "Design of Pulse Oximeters" (1997): ratio of ratios, and 110 - 25 R,
/// an approximation that any real sensor must replace by its own ([Calibration]). Own: slope by
/// least squares over each beat, limits.
public final class PulseOximeter {
    private static final double LOW_HZ = 0.5;
    private static final double HIGH_HZ = 5;
    private static final int BEATS = 5;
    private static final int BEATS_MIN = 3;
    private static final double QUALITY_MIN = 0.8;
    private static final double PERFUSION_PERCENT_MIN = 0.1;
    private static final double SATURATION_PERCENT_MIN = 50;
    private static final double STALE_SECONDS = 4;

    private final Calibration calibration;
    private final PulseDetector detector;
    private final HeartRateMeter meter;
    private final Light red;
    private final Light infrared;
    private final double staleSamples;
    private final double[] ratios = new double[BEATS];
    private final double[] sorted = new double[BEATS];
    private int at;
    private int count;
    private double crossSum;
    private double infraredSum;
    private double lowest;
    private double highest;
    private int samples;
    private double perfusionPercent;

    /// What turns the ratio into a saturation: `constant + linear R + square R R`, in per cent.
    ///
    /// @param constant at R = 0
    /// @param linear   per R, negative
    /// @param square   per square of R
    public record Calibration(double constant, double linear, double square) {
        /// The line of the textbook.
        public static final Calibration TEXTBOOK = new Calibration(110, -25, 0);
    }

    /// One light: its slow part and the part that beats.
    private static final class Light {
        private final Biquad low;
        private final Biquad high;
        private double origin;
        private double sum;
        private double held;
        private boolean begun;
        private double beating;

        Light(double samplesPerSecond) {
            low = Biquad.lowPass(samplesPerSecond, HIGH_HZ, Biquad.QUALITY_FLAT);
            high = Biquad.highPass(samplesPerSecond, LOW_HZ, Biquad.QUALITY_FLAT);
        }

        void step(double received) {
            if (received > 0 && received <= Double.MAX_VALUE) {
                held = received;
                if (!begun) {
                    begun = true;
                    origin = received;
                }
            }
            sum += held;
            beating = high.step(low.step(held - origin));
        }
    }

    /// An oximeter for signals of that sampling frequency.
    public PulseOximeter(double samplesPerSecond, Calibration calibration) {
        Check.that(calibration != null, "oximeter: calibration");
        this.calibration = calibration;
        detector = new PulseDetector(samplesPerSecond);
        meter = new HeartRateMeter(samplesPerSecond);
        red = new Light(samplesPerSecond);
        infrared = new Light(samplesPerSecond);
        staleSamples = STALE_SECONDS * samplesPerSecond;
        begin();
    }

    /// Takes the next sample of both lights, received intensity; true when a beat has been
    /// confirmed.
    public boolean step(double redReceived, double infraredReceived) {
        red.step(redReceived);
        infrared.step(infraredReceived);
        crossSum += red.beating * infrared.beating;
        infraredSum += infrared.beating * infrared.beating;
        lowest = Math.min(lowest, infrared.beating);
        highest = Math.max(highest, infrared.beating);
        samples++;
        if (!detector.step(-infraredReceived)) {
            return false;
        }
        meter.beat(detector.beatSample(), detector.nowSample());
        endBeat();
        return true;
    }

    private void endBeat() {
        double slow = infrared.sum / samples;
        double slope = infraredSum > 0 ? crossSum / infraredSum : 0;
        double ratio = red.sum > 0 ? slope * infrared.sum / red.sum : 0;
        perfusionPercent = slow > 0 ? 100 * (highest - lowest) / slow : 0;
        ratios[at] = ratio;
        at = at == BEATS - 1 ? 0 : at + 1;
        count = Math.min(BEATS, count + 1);
        begin();
    }

    private void begin() {
        crossSum = 0;
        infraredSum = 0;
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
        samples = 0;
        red.sum = 0;
        infrared.sum = 0;
    }

    /// The ratio of ratios, the median of the last beats; 0 before the first.
    public double ratio() {
        if (count == 0) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            int k = i;
            while (k > 0 && sorted[k - 1] > ratios[i]) {
                sorted[k] = sorted[k - 1];
                k--;
            }
            sorted[k] = ratios[i];
        }
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    /// The saturation in per cent, at most 100.
    public double saturationPercent() {
        double r = ratio();
        return Math.min(100, calibration.constant() + calibration.linear() * r
            + calibration.square() * r * r);
    }

    /// Whether saturation and rate may be believed.
    public boolean valid() {
        return count >= BEATS_MIN && quality() >= QUALITY_MIN
            && perfusionPercent >= PERFUSION_PERCENT_MIN
            && saturationPercent() >= SATURATION_PERCENT_MIN && meter.valid(detector.nowSample())
            && detector.nowSample() - detector.beatSample() < staleSamples;
    }

    /// The pulse in beats per minute; 0 before there is one.
    public double perMinute() {
        return meter.perMinute(detector.nowSample());
    }

    /// How large the pulse of the last beat is beside all infrared light, in per cent.
    public double perfusionPercent() {
        return perfusionPercent;
    }

    /// How alike the last pulses are, 0 to 1.
    public double quality() {
        return detector.quality();
    }

    /// The beat detector, on infrared light.
    public PulseDetector detector() {
        return detector;
    }
}
