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
    private static final int SAMPLES_MAX = 1_024;
    private static final long INTERVAL_UNKNOWN_NS = Span.milliseconds(250);
    private static final int UNPACKED_SAMPLES_MAX = 256;
    private static final long UNPACKED_SPAN_NS = Span.milliseconds(250);
    private static final int STEP_BITS = 16;

    private final Sheet.PortRow row;
    private final double step;
    private final float[] samples = new float[SAMPLES_MAX];
    private int count;
    private long firstNs;
    private long newestNs = Long.MIN_VALUE;
    private long intervalNs;
    private boolean wasAlone;

    WaveBlock(Sheet.PortRow row) {
        this.row = row;
        this.step = step(row);
    }

    int output() {
        return row.index();
    }

    boolean isEmpty() {
        return count == 0;
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
        if (count > 0 || wasAlone) {
            intervalNs = reading.atNs() - newestNs;
        }
        if (count == 0) {
            firstNs = reading.atNs();
            wasAlone = false;
        }
        boolean shown = reading.quality() == Quality.GOOD || reading.quality() == Quality.DOUBTFUL;
        samples[count] = shown ? (float) Units.read(reading, row.unit()) : Float.NaN;
        newestNs = reading.atNs();
        count = count + 1;
    }

    boolean isFull() {
        return count == SAMPLES_MAX;
    }

    /// Whether it is to be sent, where waves are not gathered for a second: a quarter of one.
    boolean isDue(long nowNs) {
        return count >= UNPACKED_SAMPLES_MAX || count > 0
                && newestNs + Math.max(0, intervalNs) - firstNs >= UNPACKED_SPAN_NS
                || count > 0 && nowNs - firstNs > 2 * UNPACKED_SPAN_NS;
    }

    /// What was gathered; there is something. A sample that was alone says nothing of the spacing:
    /// how far the next one is from it does, so that a wave is not cut to single samples for ever.
    Frame.Piece take() {
        long spacingNs = spacingNs();
        Frame.Piece piece = new Frame.Piece(row.index(), firstNs, spacingNs, step,
                Arrays.copyOf(samples, count));
        wasAlone = count == 1;
        intervalNs = wasAlone ? intervalNs : spacingNs;
        count = 0;
        return piece;
    }

    /// From one sample to the next; of a single sample, what it was in the block before.
    private long spacingNs() {
        if (count > 1) {
            int steps = count - 1;
            return Math.max(1, (2 * (newestNs - firstNs) + steps) / (2 * steps));
        }
        return intervalNs > 0 ? Math.min(intervalNs, INTERVAL_UNKNOWN_NS) : INTERVAL_UNKNOWN_NS;
    }

    /// The power of two that divides the port's range into 32768 to 65536 steps: finer than the
    /// converters behind such ports, and its multiples are exact.
    private static double step(Sheet.PortRow row) {
        double low = row.range().low().value();
        double high = Units.convert(row.range().high(), row.range().low().unit());
        double span = high - low;
        return span > 0 && !Double.isInfinite(span)
                ? Math.scalb(1, Math.getExponent(span) - STEP_BITS + 1) : 0;
    }
}
