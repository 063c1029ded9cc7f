package homeostat.kernel;

/// Beats of the heart in a span of time.
public interface HeartRate extends Dimension {
    /// Beat per minute: the base unit.
    Unit<HeartRate> BEATS_PER_MINUTE = Unit.base("1/min", "{beats}/min");

    /// `value` beats per minute.
    static Quantity<HeartRate> beatsPerMinute(double value) {
        return BEATS_PER_MINUTE.of(value);
    }
}
