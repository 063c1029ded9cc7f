package homeostat.fleet;

import java.util.Arrays;

/// The course of several numbers, one point per step of device time, the oldest forgotten first.
///
/// A point is the mean of what was good within its step; a step in which nothing good came is NaN,
/// so a gap stays a gap. It grows with what it holds up to the size said when it was made.
final class TrendRing {
    private static final int POINTS_FIRST = 32;
    private final long stepNs;
    private final int pointsMax;
    private final int series;
    private long[] steps;
    private float[] values;
    private final double[] sums;
    private final int[] counts;
    private long openStep = Long.MIN_VALUE;
    private int size;
    private int next;

    TrendRing(long stepNs, int points, int series) {
        this.stepNs = stepNs;
        this.pointsMax = points;
        this.series = series;
        this.steps = new long[Math.min(points, POINTS_FIRST)];
        this.values = new float[steps.length * series];
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
        return Math.floorMod(next - size + point, steps.length);
    }

    private boolean isOpen() {
        return openStep != Long.MIN_VALUE;
    }

    private void close() {
        if (!isOpen()) {
            return;
        }
        if (size == steps.length && size < pointsMax) {
            grow();
        }
        steps[next] = openStep;
        for (int i = 0; i < series; i++) {
            values[next * series + i] =
                    counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
        }
        next = (next + 1) % steps.length;
        size = Math.min(steps.length, size + 1);
        clearOpen();
    }

    /// Twice the room, until it is what was asked for. A full ring that begins anywhere is laid
    /// out from its oldest point on.
    private void grow() {
        int room = Math.min(pointsMax, 2 * steps.length);
        long[] moreSteps = new long[room];
        float[] moreValues = new float[room * series];
        for (int point = 0; point < size; point++) {
            int slot = slot(point);
            moreSteps[point] = steps[slot];
            System.arraycopy(values, slot * series, moreValues, point * series, series);
        }
        steps = moreSteps;
        values = moreValues;
        next = size;
    }

    private void clearOpen() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        openStep = Long.MIN_VALUE;
    }
}
