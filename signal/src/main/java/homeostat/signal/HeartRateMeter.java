package homeostat.signal;

import homeostat.kernel.Check;

/// The heart rate, from the times of beats.
///
/// The rate is 60 divided by the median of the last five intervals, so that neither one ectopic
/// beat with its pause nor one missed beat moves it. A pause in progress counts as an interval as
/// soon as it is longer than the median: the displayed rate falls while the heart pauses instead
/// of waiting for the next beat. It is measured from the *confirmation* of the last beat, since the
/// next one, too, will be known only after the detector's latency.
///
/// The rate is valid when three intervals are known and the last beat is less than 4 s old.
///
/// Source: own choice; that a rate must follow a step within seconds is IEC 60601-2-27,
/// 201.7.9.2.9.101, and five intervals are 2.5 s at 120 beats per minute.
public final class HeartRateMeter {
    private static final int SIZE = 5;
    private static final int INTERVALS_MIN = 3;
    private static final double BEAT_AGE_SECONDS_MAX = 4;

    private final double samplesPerSecond;
    private final long ageMax;
    private final long[] intervals = new long[SIZE];
    private final long[] sorted = new long[SIZE];
    private int count;
    private int at;
    private double median;
    private boolean beaten;
    private long lastBeat;
    private long lastConfirmed;

    /// A meter for beats counted in samples of that frequency, in Hz.
    public HeartRateMeter(double samplesPerSecond) {
        Check.that(samplesPerSecond > 0, "heart rate: sampling frequency");
        this.samplesPerSecond = samplesPerSecond;
        ageMax = (long) Math.ceil(BEAT_AGE_SECONDS_MAX * samplesPerSecond);
    }

    /// Takes the next beat, at `sample`, confirmed at `nowSample`; beats rise.
    public void beat(long sample, long nowSample) {
        if (beaten) {
            Check.that(sample > lastBeat, "heart rate: beats must rise");
            intervals[at] = sample - lastBeat;
            at = at == SIZE - 1 ? 0 : at + 1;
            count = Math.min(SIZE, count + 1);
            median = median();
        }
        beaten = true;
        lastBeat = sample;
        lastConfirmed = nowSample;
    }

    /// True when the rate means something at that sample.
    public boolean valid(long nowSample) {
        return count >= INTERVALS_MIN && beaten && nowSample - lastBeat < ageMax;
    }

    /// The rate in beats per minute at that sample; 0 when there is no interval yet.
    public double perMinute(long nowSample) {
        if (count == 0) {
            return 0;
        }
        double interval = Math.max(median, nowSample - lastConfirmed);
        return 60 * samplesPerSecond / interval;
    }

    /// Forgets all beats, after a gap in the signal.
    public void reset() {
        count = 0;
        at = 0;
        beaten = false;
    }

    private double median() {
        for (int i = 0; i < count; i++) {
            long interval = intervals[i];
            int k = i;
            while (k > 0 && sorted[k - 1] > interval) {
                sorted[k] = sorted[k - 1];
                k--;
            }
            sorted[k] = interval;
        }
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0;
    }
}
