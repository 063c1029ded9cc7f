package homeostat.signal;

import homeostat.kernel.Check;

/// Names the rhythm of a heart, from its beats as they are classed and from what the wave looks
/// like when there are none.
///
/// ```java
/// if (classifier.beat(at)) {
///     rhythms.beat(classifier.sample(), classifier.beatClass());
/// }
/// rhythms.step(nowSample, fibrillation.present(), isUsable);
/// ```
///
/// Each [Rhythm] is present or not; one that ended keeps where it began and where it ended, and a
/// counter tells that it did, so that neither an alarm nor a report misses one that is short. A
/// beat counts when it has been classed, so all but asystole and fibrillation are told up to four
/// seconds late. While the ventricles fibrillate beats mean nothing and are passed over; where the
/// signal cannot be used nothing is concluded across the gap.
public final class RhythmMonitor {
    private static final double ASYSTOLE_SECONDS = 4;
    private static final double PAUSE_SECONDS = 2;
    private static final double SLOW_SECONDS = 60.0 / 50;
    private static final double FAST_SECONDS = 60.0 / 120;
    private static final int RATE_INTERVALS = 7;
    private static final double TACHYCARDIA_SECONDS = 60.0 / 100;
    private static final int RUN = 3;
    private static final int BEATS = 64;
    private static final int BIGEMINY_BEATS = 6;
    private static final int TRIGEMINY_BEATS = 9;
    private static final int IRREGULAR_FROM = 32;
    private static final int IRREGULAR_TO = 16;

    private final double samplesPerSecond;
    private final long asystole;
    private final boolean[] present = new boolean[Rhythm.COUNT];
    private final long[] from = new long[Rhythm.COUNT];
    private final long[] to = new long[Rhythm.COUNT];
    private final long[] ended = new long[Rhythm.COUNT];
    private final long[] samples = new long[BEATS];
    private final Irregularity irregularity = new Irregularity();
    private long endedAll;
    private boolean beaten;
    private long quietFrom;
    private int newest;
    private int beats;
    private long classes;
    private boolean afterEctopic;
    private int run;
    private long runFrom;
    private int slow;
    private int fast;

    /// A monitor for beats counted in samples of that frequency, in Hz.
    public RhythmMonitor(double samplesPerSecond) {
        Check.that(samplesPerSecond > 0, "rhythm: sampling frequency");
        this.samplesPerSecond = samplesPerSecond;
        asystole = (long) Math.ceil(ASYSTOLE_SECONDS * samplesPerSecond);
    }

    /// Takes the next beat that has been classed; beats rise.
    public void beat(long sample, BeatClass of) {
        boolean known = beats > 0;
        long last = samples[newest];
        Check.that(!known || sample > last, "rhythm: beats must rise");
        end(Rhythm.ASYSTOLE, sample);
        beaten = true;
        quietFrom = Math.max(quietFrom, sample);
        if (present(Rhythm.VENTRICULAR_FIBRILLATION)) {
            return;
        }
        boolean ventricular = of == BeatClass.VENTRICULAR;
        boolean isEctopic = ventricular || of == BeatClass.SUPRAVENTRICULAR;
        newest = newest + 1 & BEATS - 1;
        samples[newest] = sample;
        beats = Math.min(BEATS, beats + 1);
        classes = classes << 1 | (ventricular ? 1 : 0);
        if (known) {
            double seconds = (sample - last) / samplesPerSecond;
            if (seconds >= PAUSE_SECONDS) {
                begin(Rhythm.PAUSE, last);
                end(Rhythm.PAUSE, sample);
            }
            rate(seconds, last);
            if (!isEctopic && !afterEctopic && seconds < PAUSE_SECONDS) {
                irregular(seconds);
            }
        }
        afterEctopic = isEctopic;
        run(ventricular, sample, last);
        pattern(Rhythm.BIGEMINY, BIGEMINY_BEATS, 2, last);
        pattern(Rhythm.TRIGEMINY, TRIGEMINY_BEATS, 3, last);
    }

    private void rate(double seconds, long last) {
        slow = seconds > SLOW_SECONDS ? Math.min(BEATS, slow + 1) : 0;
        fast = seconds < FAST_SECONDS ? Math.min(BEATS, fast + 1) : 0;
        follow(Rhythm.BRADYCARDIA, slow >= RATE_INTERVALS, ago(RATE_INTERVALS), last);
        follow(Rhythm.TACHYCARDIA, fast >= RATE_INTERVALS, ago(RATE_INTERVALS), last);
    }

    private void irregular(double seconds) {
        irregularity.push(seconds);
        follow(Rhythm.ATRIAL_FIBRILLATION, irregularity.present(), ago(IRREGULAR_FROM),
            ago(IRREGULAR_TO));
    }

    private void run(boolean ventricular, long sample, long last) {
        if (!ventricular) {
            run = 0;
            end(Rhythm.COUPLET, last);
            end(Rhythm.VENTRICULAR_TACHYCARDIA, last);
            end(Rhythm.VENTRICULAR_RHYTHM, last);
            return;
        }
        runFrom = run == 0 ? sample : runFrom;
        run = Math.min(Integer.MAX_VALUE - 1, run + 1);
        if (run == 2) {
            begin(Rhythm.COUPLET, runFrom);
        } else if (run >= RUN && !present(Rhythm.VENTRICULAR_TACHYCARDIA)) {
            withdraw(Rhythm.COUPLET);
            double seconds = (sample - runFrom) / samplesPerSecond / (run - 1);
            if (seconds <= TACHYCARDIA_SECONDS) {
                withdraw(Rhythm.VENTRICULAR_RHYTHM);
                begin(Rhythm.VENTRICULAR_TACHYCARDIA, runFrom);
            } else {
                begin(Rhythm.VENTRICULAR_RHYTHM, runFrom);
            }
        }
    }

    /// Present while the last `length` beats have a ventricular one at every `each`-th place and
    /// none elsewhere.
    private void pattern(Rhythm rhythm, int length, int each, long last) {
        int place = -1;
        boolean fits = beats >= length;
        for (int i = 0; i < TRIGEMINY_BEATS && i < length; i++) {
            boolean ventricular = (classes >> i & 1) != 0;
            place = place < 0 && ventricular ? i % each : place;
            fits &= !ventricular || i % each == place;
        }
        for (int i = 0; i < TRIGEMINY_BEATS && i < length; i++) {
            fits &= (classes >> i & 1) != 0 || i % each != place;
        }
        follow(rhythm, fits && place >= 0 && place < each, ago(length - 1), last);
    }

    /// Where the beat was that came so many before the newest, or the first that is remembered.
    private long ago(int count) {
        return samples[newest - Math.min(count, Math.max(0, beats - 1)) & BEATS - 1];
    }

    /// Lets time pass to `nowSample`. `isFibrillating` is what the wave looks like, `isUsable`
    /// whether anything can be told from it.
    public void step(long nowSample, boolean isFibrillating, boolean isUsable) {
        if (isFibrillating != present(Rhythm.VENTRICULAR_FIBRILLATION)) {
            long at = nowSample
                - (long) ((FibrillationLead.SECONDS - 1) * samplesPerSecond);
            forget(nowSample);
            follow(Rhythm.VENTRICULAR_FIBRILLATION, isFibrillating, at, at);
        }
        if (!isUsable || isFibrillating) {
            end(Rhythm.ASYSTOLE, nowSample);
            quietFrom = nowSample;
        }
        if (!isUsable) {
            forget(nowSample);
        } else if (beaten && nowSample - quietFrom >= asystole) {
            begin(Rhythm.ASYSTOLE, quietFrom);
        }
    }

    /// Ends what rests on beats: what comes is not the beat after the last one.
    private void forget(long sample) {
        long at = beats > 0 ? samples[newest] : sample;
        end(Rhythm.VENTRICULAR_TACHYCARDIA, at);
        end(Rhythm.VENTRICULAR_RHYTHM, at);
        end(Rhythm.COUPLET, at);
        end(Rhythm.BIGEMINY, at);
        end(Rhythm.TRIGEMINY, at);
        end(Rhythm.BRADYCARDIA, at);
        end(Rhythm.TACHYCARDIA, at);
        end(Rhythm.ATRIAL_FIBRILLATION, at);
        irregularity.reset();
        beats = 0;
        classes = 0;
        afterEctopic = false;
        run = 0;
        slow = 0;
        fast = 0;
    }

    private void follow(Rhythm rhythm, boolean is, long since, long until) {
        if (is) {
            begin(rhythm, since);
        } else {
            end(rhythm, until);
        }
    }

    private void begin(Rhythm rhythm, long sample) {
        int index = rhythm.ordinal();
        if (!present[index]) {
            present[index] = true;
            from[index] = Math.max(sample, to[index]);
        }
    }

    private void end(Rhythm rhythm, long sample) {
        int index = rhythm.ordinal();
        if (present[index]) {
            present[index] = false;
            to[index] = Math.max(from[index], sample);
            ended[index]++;
            endedAll++;
        }
    }

    private void withdraw(Rhythm rhythm) {
        present[rhythm.ordinal()] = false;
    }

    /// True while that is the rhythm.
    public boolean present(Rhythm rhythm) {
        return present[rhythm.ordinal()];
    }

    /// Where the one present, or else the last that was, began.
    public long fromSample(Rhythm rhythm) {
        return from[rhythm.ordinal()];
    }

    /// Where the last that ended did so.
    public long toSample(Rhythm rhythm) {
        return to[rhythm.ordinal()];
    }

    /// How many have ended.
    public long ended(Rhythm rhythm) {
        return ended[rhythm.ordinal()];
    }

    /// How many of all have ended.
    public long ended() {
        return endedAll;
    }
}
