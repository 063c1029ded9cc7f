package homeostat.trial.service;

import homeostat.seed.Stream;

/// A sensor and the references it can be put to.
///
/// @param port the input that it feeds
/// @param unit of all numbers here
/// @param low the lowest reference
/// @param high the highest
/// @param offsetDeviation standard deviation of a new sensor's offset
/// @param gainDeviation standard deviation of its gain from 1
/// @param noise standard deviation of one reading
/// @param errorMost what may be wrong anywhere between the references after calibration
public record Channel(String port, String unit, double low, double high, double offsetDeviation,
        double gainDeviation, double noise, double errorMost) {
    /// A sensor further off than so many deviations is broken and not to be calibrated.
    static final double BROKEN_DEVIATIONS = 4;

    /// A new sensor of that kind. Simulated: what a workshop's reference stands for here.
    Sensor sensor(Stream stream) {
        return new Sensor(offsetDeviation * stream.gaussian(),
                1 + gainDeviation * stream.gaussian(), noise, stream);
    }

    /// One sensor with errors of its own.
    record Sensor(double offset, double gain, double noise, Stream stream) {
        double read(double truth) {
            return gain * truth + offset + noise * stream.gaussian();
        }
    }
}
