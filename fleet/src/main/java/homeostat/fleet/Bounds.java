package homeostat.fleet;

import homeostat.kernel.Span;

/// How much the fleet keeps, and no more.
final class Bounds {
    static final int BEDS_MAX = 12_288;
    static final int SERIES_MAX = 64;
    static final int RECENT_POINTS = 1_800;
    static final long RECENT_STEP_NS = Span.seconds(1);
    static final int DAY_POINTS = 1_440;
    static final long DAY_STEP_NS = Span.minutes(1);
    static final long WAVE_SPAN_NS = Span.seconds(15);
    static final int WAVE_BYTES_MAX = 1 << 20;
    static final int ALARM_LOG_MAX = 500;
    static final int ALARMS_MAX = 1_000;
    static final int CLIENTS_MAX = 256;
    static final int CLIENT_QUEUE_MAX = 16_384;
    static final int CLIENT_QUEUE_BYTES_MAX = 1 << 20;

    /// A schema is at most a frame long; as objects it takes a few times that.
    private static final long SCHEMA_BYTES = 512 << 10;
    private static final long LOG_ENTRY_BYTES = 256;
    private static final long TREND_BYTES =
            (RECENT_POINTS + DAY_POINTS) * (8L + SERIES_MAX * Float.BYTES);

    private Bounds() {}

    /// What one bed can take at most.
    static long bedBytesMax() {
        return SCHEMA_BYTES + TREND_BYTES + WAVE_BYTES_MAX + ALARM_LOG_MAX * LOG_ENTRY_BYTES;
    }

    /// What all of it can take at most.
    static long bytesMax() {
        return BEDS_MAX * bedBytesMax() + (long) CLIENTS_MAX * CLIENT_QUEUE_BYTES_MAX;
    }
}
