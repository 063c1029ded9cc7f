package homeostat.kernel;

/// Lengths of time as nanoseconds, named by the unit they are given in.
public final class Span {
    private Span() {}

    /// `count` milliseconds.
    public static long milliseconds(long count) {
        return Math.multiplyExact(count, 1_000_000L);
    }

    /// `count` seconds.
    public static long seconds(long count) {
        return Math.multiplyExact(count, 1_000_000_000L);
    }

    /// `count` minutes.
    public static long minutes(long count) {
        return Math.multiplyExact(count, 60_000_000_000L);
    }

    /// `count` hours.
    public static long hours(long count) {
        return Math.multiplyExact(count, 3_600_000_000_000L);
    }
}
