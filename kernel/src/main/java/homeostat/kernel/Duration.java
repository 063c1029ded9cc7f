package homeostat.kernel;

/// A length of time as a measured or declared number; instants are `long` nanoseconds.
public interface Duration extends Dimension {
    /// Second: the base unit.
    Unit<Duration> SECONDS = Unit.base("s", "s");

    /// Millisecond.
    Unit<Duration> MILLISECONDS = Unit.of(SECONDS, 1e-3, "ms", "ms");

    /// Minute.
    Unit<Duration> MINUTES = Unit.of(SECONDS, 60, "min", "min");

    /// `value` seconds.
    static Quantity<Duration> seconds(double value) {
        return SECONDS.of(value);
    }
}
