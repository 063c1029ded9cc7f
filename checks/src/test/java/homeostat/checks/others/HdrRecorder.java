package homeostat.checks.others;

import org.HdrHistogram.Histogram;

/// Records how late each step is, in a histogram whose range is fixed.
final class HdrRecorder {
    private final Histogram lateness = new Histogram(1_000_000_000L, 2);
    private long lastNs;

    void step(long nowNs) {
        lateness.recordValue(nowNs - lastNs);
        lastNs = nowNs;
    }
}
