package homeostat.fleet;

import java.util.Arrays;

/// The course of several numbers, one point per step of device time, the oldest forgotten first.
///
/// A point is the mean of what was good within its step; a step in which nothing good came is NaN,
/// so a gap stays a gap. Sized when made; it never grows.
final class TrendRing {
    private final long stepNs;
    private final int points;
    private final int series;
    private final long[] steps;
    private final float[] values;
    private final double[] sums;
    private final int[] counts;
    private long openStep = Long.MIN_VALUE;
    private int size;
    private int next;

    TrendRing(long stepNs, int points, int series) {
        this.stepNs = stepNs;
        this.points = points;
        this.series = series;
        this.steps = new long[points];
        this.values = new float[points * series];
        this.sums = new double[series];
        this.counts = new int[series];
    }

    /// Takes a good value of one series. Time that runs backwards (a device that started anew)
    /// empties the ring.
    void add(int index, double value, long atNs) {
        long step = Math.floorDiv(atNs, stepNs);
        if (step < openStep) {
            size = 0;
            next = 0;
            clearOpen();
        }
        if (step != openStep) {
            close();
            openStep = step;
        }
        sums[index] += value;
        counts[index]++;
    }

    int size() {
        return size + (isOpen() ? 1 : 0);
    }

    long stepNs() {
        return stepNs;
    }

    /// Device time of point `point`, 0 being the oldest.
    long atNs(int point) {
        return (point < size ? steps[slot(point)] : openStep) * stepNs;
    }

    /// Series `index` at that point; NaN for none.
    float value(int point, int index) {
        if (point < size) {
            return values[slot(point) * series + index];
        }
        return counts[index] == 0 ? Float.NaN : (float) (sums[index] / counts[index]);
    }

    private int slot(int point) {
        return Math.floorMod(next - size + point, points);
    }

    private boolean isOpen() {
        return openStep != Long.MIN_VALUE;
    }

    private void close() {
        if (!isOpen()) {
            return;
        }
        steps[next] = openStep;
        for (int i = 0; i < series; i++) {
            values[next * series + i] =
                    counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
        }
        next = (next + 1) % points;
        size = Math.min(points, size + 1);
        clearOpen();
    }

    private void clearOpen() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        openStep = Long.MIN_VALUE;
    }
}
