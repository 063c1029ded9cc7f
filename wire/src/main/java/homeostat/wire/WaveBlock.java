package homeostat.wire;

import homeostat.kernel.Quality;
import homeostat.kernel.Reading;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import java.util.Arrays;

/// Samples of one wave on their way into a frame.
///
/// A frame's samples are evenly spaced, so a block ends where the spacing does: what the device did
/// not publish is a hole between two frames and stays one on the screen.
final class WaveBlock {
    private static final long SPAN_MAX_NS = Span.milliseconds(250);
    private static final int SAMPLES_MAX = 256;
    private static final long INTERVAL_UNKNOWN_NS = Span.milliseconds(250);

    private final Sheet.PortRow row;
    private final float[] samples = new float[SAMPLES_MAX];
    private int count;
    private long firstNs;
    private long newestNs = Long.MIN_VALUE;
    private long intervalNs;

    WaveBlock(Sheet.PortRow row) {
        this.row = row;
    }

    int output() {
        return row.index();
    }

    boolean isEmpty() {
        return count == 0;
    }

    long firstNs() {
        return firstNs;
    }

    /// From one sample to the next; of a single sample, what it was in the block before.
    long intervalNs() {
        if (count > 1) {
            int steps = count - 1;
            return Math.max(1, (2 * (newestNs - firstNs) + steps) / (2 * steps));
        }
        return intervalNs > 0 ? intervalNs : INTERVAL_UNKNOWN_NS;
    }

    /// Whether the reading is one that was not there before. A port that was never written stands
    /// at instant 0 and says nothing.
    boolean isNews(Reading<?> reading) {
        boolean neverWritten = reading.atNs() == 0 && reading.quality() == Quality.MISSING;
        return reading.atNs() > newestNs && !neverWritten;
    }

    /// Whether it follows the newest sample at the spacing of the block so far.
    boolean continuesWith(Reading<?> reading) {
        if (count == 0 || intervalNs == 0) {
            return true;
        }
        long stepNs = reading.atNs() - newestNs;
        return stepNs <= intervalNs + intervalNs / 2 && stepNs >= intervalNs / 2;
    }

    void add(Reading<?> reading) {
        if (count == 0) {
            firstNs = reading.atNs();
        } else {
            intervalNs = reading.atNs() - newestNs;
        }
        boolean shown = reading.quality() == Quality.GOOD || reading.quality() == Quality.DOUBTFUL;
        samples[count] = shown ? (float) Units.read(reading, row.unit()) : Float.NaN;
        newestNs = reading.atNs();
        count = count + 1;
    }

    boolean isDue(long nowNs) {
        return count == SAMPLES_MAX || count > 0
                && newestNs + Math.max(0, intervalNs) - firstNs >= SPAN_MAX_NS
                || count > 0 && nowNs - firstNs > 2 * SPAN_MAX_NS;
    }

    float[] take() {
        float[] taken = Arrays.copyOf(samples, count);
        intervalNs = intervalNs();
        count = 0;
        return taken;
    }
}
