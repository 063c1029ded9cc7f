package homeostat.record;

import java.util.Arrays;

/// What of a signal can be seen in a picture so many columns wide: the least and greatest value in
/// each column of time.
///
/// Nothing is drawn across a gap or a missing sample: there a new line begins.
///
/// @param low    the least value of each column, NaN where there is none
/// @param high   the greatest
/// @param begins whether a line begins anew with the column
public record Envelope(double[] low, double[] high, boolean[] begins) {
    private static final int BLOCK = 1 << 14;

    /// The envelope of a signal between two times of the axis.
    static Envelope of(Recording recording, int signal, Axis axis) {
        int columns = axis.columns();
        Envelope envelope = new Envelope(new double[columns], new double[columns],
            new boolean[columns]);
        Arrays.fill(envelope.low, Double.NaN);
        Arrays.fill(envelope.high, Double.NaN);
        Outline outline = recording.outline();
        int run = outline.signals().get(signal).samplesPerFrame();
        for (Timeline.Stretch stretch : outline.timeline().stretches()) {
            double frameNs = Axis.frameNs(outline.timeline());
            long first = (long) Math.clamp((axis.fromNs() - stretch.startNs()) / frameNs - 1, 0,
                stretch.frames());
            long end = (long) Math.clamp((axis.toNs() - stretch.startNs()) / frameNs + 2, 0,
                stretch.frames());
            envelope.add(recording, signal, axis, new Part(
                (stretch.firstFrame() + first) * run, (end - first) * run,
                stretch.startNs() + first * frameNs, frameNs / run));
        }
        return envelope;
    }

    /// Columns of time: nanoseconds since the origin, or frames where they have no duration.
    ///
    /// @param fromNs  where the picture begins
    /// @param toNs    where it ends
    /// @param columns how wide it is
    public record Axis(double fromNs, double toNs, int columns) {
        /// The duration of a frame on this axis: a second where it has none.
        static double frameNs(Timeline timeline) {
            return timeline.framesPerSecond() == 0 ? 1e9 : 1e9 / timeline.framesPerSecond();
        }
    }

    /// Samples that follow upon each other.
    private record Part(long from, long count, double startNs, double sampleNs) { }

    private void add(Recording recording, int signal, Axis axis, Part part) {
        double[] values = new double[(int) Math.min(BLOCK, Math.max(1, part.count))];
        double scale = axis.columns() / (axis.toNs() - axis.fromNs());
        boolean fresh = true;
        for (long at = 0; at < part.count; at += BLOCK) {
            int count = (int) Math.min(BLOCK, part.count - at);
            recording.physical(signal, part.from + at, count, values, 0);
            for (int i = 0; i < count; i++) {
                double column = (part.startNs + (at + i) * part.sampleNs - axis.fromNs()) * scale;
                if (!(column >= 0 && column < axis.columns())) {
                    continue;
                }
                boolean there = Math.abs(values[i]) <= Double.MAX_VALUE;
                if (there) {
                    put((int) column, values[i], fresh);
                }
                fresh = !there;
            }
        }
    }

    private void put(int column, double value, boolean fresh) {
        if (low[column] != low[column]) {
            low[column] = value;
            high[column] = value;
            begins[column] = fresh;
        } else {
            low[column] = Math.min(low[column], value);
            high[column] = Math.max(high[column], value);
        }
    }

    /// The least of all values, NaN when there is none.
    public double min() {
        return Arrays.stream(low).filter(v -> v == v).min().orElse(Double.NaN);
    }

    /// The greatest of all values, NaN when there is none.
    public double max() {
        return Arrays.stream(high).filter(v -> v == v).max().orElse(Double.NaN);
    }
}
