package homeostat.trial.vad;

/// One fault in one run: what, from when, how long, how bad.
///
/// @param kind what breaks
/// @param at second of the run at which it begins
/// @param seconds how long it lasts
/// @param severity from 0 to 1: what it scales is said at its [VadFaultKind]
public record VadFault(VadFaultKind kind, double at, double seconds, double severity) {

    boolean isAt(double second) {
        return second >= at && second < at + seconds;
    }

    /// From `least` to `most` of something, negative for a severity below one half.
    double signed(double least, double most) {
        double size = least + (most - least) * Math.abs(2 * severity - 1);
        return severity < 0.5 ? -size : size;
    }

    /// From `least` to `most`.
    double between(double least, double most) {
        return least + (most - least) * severity;
    }
}
