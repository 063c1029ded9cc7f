package homeostat.signal;

import homeostat.kernel.Check;

/// Says where each beat comes from: normal, supraventricular, ventricular.
///
/// ```java
/// if (detector.step(first, second)) {
///     classifier.beat(detector.beatSample());
/// }
/// if (classifier.step(first, second)) {
///     BeatClass of = classifier.beatClass();
///     long at = classifier.sample();
/// }
/// ```
///
/// It learns nothing from a doctor: [BeatForms] finds the usual form of this patient's beats by
/// itself, [BeatMeasures] measures each beat against it, and two weighted sums with fixed weights
/// decide. Since a compensatory pause tells much, a beat is classified when the next one has come
/// and its T wave gone by, or two seconds after it was found. What a beat costs is spread over the
/// samples after it, so that no step is much longer than another. State below 16 KiB with two
/// leads.
///
/// Source: own design; the weights are a logistic regression on the 22 records of the MIT-BIH
/// Arrhythmia Database that de Chazal's split calls DS1.
public final class BeatClassifier {
    /// How many numbers are measured of a beat.
    public static final int MEASURES = BeatMeasures.COUNT;

    private static final double WAIT_SECONDS = 2;
    /// Within which a beat is measured: less than from any beat to the next.
    private static final double MEASURE_SECONDS = 0.16;
    private static final double FIRST_INTERVAL_SECONDS = 0.8;
    private static final int QUEUE = 4;

    private final double samplesPerSecond;
    private final BeatLead[] beat;
    private final BeatForms forms;
    private final BeatMeasures measures;
    private final BeatWeights weights = new BeatWeights();
    private final long lookAfter;
    private final long[] queue = new long[QUEUE];
    private int queued;
    private final int piecesEach;
    private int piece = BeatMeasures.PIECES;
    private long newest;
    private boolean begun;
    private boolean waiting;
    private long now = -1;
    private long last;
    private long lastFoundAt;
    private long classified;
    private BeatClass beatClass = BeatClass.UNKNOWN;

    /// A classifier for one or two `leads` of that sampling frequency.
    public BeatClassifier(double samplesPerSecond, int leads) {
        Check.that(leads == 1 || leads == 2, "beat classifier: one lead or two");
        this.samplesPerSecond = samplesPerSecond;
        piecesEach = (int) Math.ceil(BeatMeasures.PIECES / (MEASURE_SECONDS * samplesPerSecond));
        lookAfter = (long) Math.ceil(BeatLead.SECONDS_AFTER * samplesPerSecond);
        beat = new BeatLead[leads];
        for (int lead = 0; lead < leads; lead++) {
            beat[lead] = new BeatLead(samplesPerSecond);
        }
        forms = new BeatForms(beat);
        measures = new BeatMeasures(beat, forms);
    }

    /// Takes the next sample of the only lead, in millivolts; a NaN is a gap. True when a beat
    /// has been classified because no other came.
    public boolean step(double millivolts) {
        Check.that(beat.length == 1, "beat classifier: made for two leads");
        beat[0].step(millivolts);
        return tick();
    }

    /// Takes the next sample of both leads.
    public boolean step(double firstMillivolts, double secondMillivolts) {
        Check.that(beat.length == 2, "beat classifier: made for one lead");
        beat[0].step(firstMillivolts);
        beat[1].step(secondMillivolts);
        return tick();
    }

    private boolean tick() {
        now++;
        if (piece < BeatMeasures.PIECES) {
            measure();
            return false;
        }
        if (queued > 0 && now - queue[0] >= lookAfter) {
            return look();
        }
        if (waiting && now - lastFoundAt > WAIT_SECONDS * samplesPerSecond) {
            finish((now - last) / samplesPerSecond);
            return true;
        }
        return false;
    }

    private void measure() {
        int done = 0;
        do {
            measures.measure(piece);
            piece++;
            done++;
        } while (done < piecesEach && piece < BeatMeasures.PIECES);
    }

    /// Takes a beat at that sample, at most two seconds ago. At most `QUEUE` may wait for their T
    /// wave; beats are never as near, since the detector keeps them 200 ms apart.
    public void beat(long sample) {
        Check.that(queued == 0 && !begun || sample > newest, "beat classifier: beats must rise");
        Check.that(queued < QUEUE, "beat classifier: too many beats at once");
        queue[queued] = sample;
        queued++;
        newest = sample;
    }

    /// Finishes the beat before, if there is one; else looks at the one that is next.
    private boolean look() {
        long sample = queue[0];
        double interval = begun ? (sample - last) / samplesPerSecond : FIRST_INTERVAL_SECONDS;
        if (waiting) {
            finish(interval);
            return true;
        }
        for (int i = 1; i < QUEUE; i++) {
            queue[i - 1] = queue[i];
        }
        queued--;
        measures.begin(sample, interval);
        piece = 0;
        begun = true;
        waiting = true;
        last = sample;
        lastFoundAt = now;
        return false;
    }

    private void finish(double interval) {
        measures.complete(interval);
        beatClass = weights.decide(measures.values());
        classified = last;
        waiting = false;
    }

    /// Where the beat last classified is.
    public long sample() {
        return classified;
    }

    /// What the beat last classified is.
    public BeatClass beatClass() {
        return beatClass;
    }

    /// The usual interval between beats, in seconds.
    public double usualIntervalSeconds() {
        return measures.usualIntervalSeconds();
    }

    /// How much successive intervals differ, as a part of the usual one: 0 is a clock, above some
    /// 0.15 no rhythm.
    public double irregularity() {
        return measures.irregularity();
    }

    /// A measure of the beat last classified, of `MEASURES`, for those who train the weights.
    public double measure(int index) {
        return measures.values()[index];
    }
}
