package homeostat.trial.service;

import homeostat.seed.Stream;
import java.util.Locale;

/// The line that takes what a sensor says to what is true, found by putting it to references.
///
/// Five references from the lowest to the highest, two hundred readings each, a straight line by
/// least squares through the means; then three other references, to see what is left. It is
/// accepted when the sensor was not broken, and what is left is within what the channel allows.
///
/// @param channel what was calibrated
/// @param offset what the sensor says at nothing
/// @param gain what it says for each unit more
/// @param errorBefore greatest error at the checking references, uncorrected
/// @param errorAfter the same, corrected
public record Calibration(Channel channel, double offset, double gain, double errorBefore,
        double errorAfter) {
    private static final int REFERENCES = 5;
    private static final int READINGS = 200;
    private static final double[] CHECKED = {0.12, 0.5, 0.88};

    /// Calibrates a new sensor of `channel`, drawn from `stream`.
    public static Calibration of(Channel channel, Stream stream) {
        Channel.Sensor sensor = channel.sensor(stream);
        double sumTruth = 0;
        double sumRead = 0;
        double sumProduct = 0;
        double sumSquare = 0;
        for (int i = 0; i < REFERENCES; i++) {
            double truth = at(channel, (double) i / (REFERENCES - 1));
            double read = mean(sensor, truth);
            sumTruth += truth;
            sumRead += read;
            sumProduct += truth * read;
            sumSquare += truth * truth;
        }
        double gain = (REFERENCES * sumProduct - sumTruth * sumRead)
                / (REFERENCES * sumSquare - sumTruth * sumTruth);
        double offset = (sumRead - gain * sumTruth) / REFERENCES;
        double before = 0;
        double after = 0;
        for (double share : CHECKED) {
            double truth = at(channel, share);
            double read = mean(sensor, truth);
            before = Math.max(before, Math.abs(read - truth));
            after = Math.max(after, Math.abs((read - offset) / gain - truth));
        }
        return new Calibration(channel, offset, gain, before, after);
    }

    private static double at(Channel channel, double share) {
        return channel.low() + share * (channel.high() - channel.low());
    }

    private static double mean(Channel.Sensor sensor, double truth) {
        double sum = 0;
        for (int i = 0; i < READINGS; i++) {
            sum += sensor.read(truth);
        }
        return sum / READINGS;
    }

    /// What is true when the sensor says `read`.
    public double corrected(double read) {
        return (read - offset) / gain;
    }

    /// Whether the sensor is so far off that it is to be replaced.
    public boolean isBroken() {
        return Math.abs(offset) > Channel.BROKEN_DEVIATIONS * channel.offsetDeviation()
                + channel.errorMost()
                || Math.abs(gain - 1) > Channel.BROKEN_DEVIATIONS * channel.gainDeviation()
                + channel.errorMost() / Math.max(Math.abs(channel.high()), 1);
    }

    /// Whether it may be put in force.
    public boolean isAccepted() {
        return !isBroken() && errorAfter <= channel.errorMost();
    }

    /// A line for a terminal.
    public String text() {
        return String.format(Locale.ROOT,
                "%-8s %-22s offset %+8.3f %-6s gain %.4f  error %.3f -> %.3f, allowed %.3f%n",
                isAccepted() ? "accepted" : isBroken() ? "REPLACE" : "REFUSED", channel.port(),
                offset, channel.unit(), gain, errorBefore, errorAfter, channel.errorMost());
    }
}
