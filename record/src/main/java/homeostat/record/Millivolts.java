package homeostat.record;

/// Turns the samples of a signal into millivolts.
///
/// A header names its unit, and a unit is never guessed: what is neither volts, millivolts nor
/// microvolts is refused. Samples that mean "none" become NaN.
///
/// @param baseline     the sample value at 0 V
/// @param perMillivolt converter units per millivolt
/// @param invalid      the sample value that means "none"
public record Millivolts(int baseline, double perMillivolt, int invalid) {
    /// The scale of that signal, which stands in the header called `file`.
    ///
    /// Throws `RecordException` when its unit is not one of voltage.
    public static Millivolts of(SignalHeader signal, String file) {
        SignalHeader.Calibration calibration = signal.calibration();
        double unitsPerMillivolt = switch (calibration.units()) {
            case "V" -> 1e-3;
            case "mV" -> 1;
            case "uV", "\u00b5V" -> 1e3;
            default -> throw new RecordException("not a voltage: file=" + file + " signal="
                + signal.description() + " unit=" + calibration.units()
                + ", expected V, mV or uV");
        };
        return new Millivolts(calibration.baseline(), calibration.gain() * unitsPerMillivolt,
            signal.storage().format().invalid());
    }

    /// The voltage of one sample in millivolts, NaN when it means "none".
    public double of(int sample) {
        return sample == invalid ? Double.NaN : (sample - baseline) / perMillivolt;
    }
}
