package homeostat.signal;

import homeostat.kernel.Check;

/// All that is known of a heart from one or two leads, one sample at a time: beats and what they
/// are, rate, rhythms, fibrillation, the worth of each lead, and whether any of it may be believed.
///
/// ```java
/// EcgMonitor ecg = new EcgMonitor(360, 2, 10);
/// if (ecg.step(first, second)) {
///     BeatClass of = ecg.beatClass();
///     long at = ecg.classedSample();
/// }
/// boolean isDead = ecg.rhythms().present(Rhythm.ASYSTOLE);
/// ```
///
/// Nothing here decides anything: the parts do, in the order in which they depend on each other.
/// The same samples give the same answers streamed, in chunks, in a batch and in firmware.
public final class EcgMonitor {
    private final int leads;
    private final QrsDetector detector;
    private final BeatClassifier classifier;
    private final FibrillationDetector fibrillation;
    private final RhythmMonitor rhythms;
    private final HeartRateMeter rate;
    private final SignalQuality firstQuality;
    private final SignalQuality secondQuality;
    private final SignalTrust trust;
    private boolean found;

    /// A monitor of one or two `leads` of that sampling frequency, in Hz, whose amplifier cannot go
    /// beyond `railMillivolts` in either direction.
    public EcgMonitor(double samplesPerSecond, int leads, double railMillivolts) {
        Check.that(leads == 1 || leads == 2, "ECG monitor: one lead or two");
        this.leads = leads;
        detector = new QrsDetector(samplesPerSecond, leads);
        classifier = new BeatClassifier(samplesPerSecond, leads);
        fibrillation = new FibrillationDetector(samplesPerSecond, leads);
        rhythms = new RhythmMonitor(samplesPerSecond);
        rate = new HeartRateMeter(samplesPerSecond);
        firstQuality = new SignalQuality(samplesPerSecond, railMillivolts);
        secondQuality = leads == 2 ? new SignalQuality(samplesPerSecond, railMillivolts)
            : firstQuality;
        trust = new SignalTrust(samplesPerSecond);
    }

    /// Takes the next sample of the only lead, in millivolts; a NaN is a gap. True when a beat has
    /// been classed.
    public boolean step(double millivolts) {
        Check.that(leads == 1, "ECG monitor: made for two leads");
        firstQuality.step(millivolts);
        fibrillation.step(millivolts);
        found = detector.step(millivolts);
        takeBeat();
        return conclude(classifier.step(millivolts));
    }

    /// Takes the next sample of both leads.
    public boolean step(double firstMillivolts, double secondMillivolts) {
        Check.that(leads == 2, "ECG monitor: made for one lead");
        firstQuality.step(firstMillivolts);
        secondQuality.step(secondMillivolts);
        fibrillation.step(firstMillivolts, secondMillivolts);
        found = detector.step(firstMillivolts, secondMillivolts);
        takeBeat();
        return conclude(classifier.step(firstMillivolts, secondMillivolts));
    }

    private void takeBeat() {
        if (found) {
            rate.beat(detector.beatSample(), detector.nowSample());
            classifier.beat(detector.beatSample());
        }
    }

    private boolean conclude(boolean classed) {
        if (classed) {
            rhythms.beat(classifier.sample(), classifier.beatClass());
        }
        trust.step(usable(), detector.noisePerMille());
        rhythms.step(detector.nowSample(), fibrillation.present(), connected());
        return classed;
    }

    /// True when the last step has found a beat, not yet classed: at `beatSample()`.
    public boolean found() {
        return found;
    }

    /// Where the beat last found is, counted from 0, the first sample.
    public long beatSample() {
        return detector.beatSample();
    }

    /// Where the beat last classed is.
    public long classedSample() {
        return classifier.sample();
    }

    /// What the beat last classed is.
    public BeatClass beatClass() {
        return classifier.beatClass();
    }

    /// The part that classes beats.
    public BeatClassifier classifier() {
        return classifier;
    }

    /// The number of the sample last taken; -1 before the first.
    public long nowSample() {
        return detector.nowSample();
    }

    /// The rate.
    public HeartRateMeter rate() {
        return rate;
    }

    /// The rhythms.
    public RhythmMonitor rhythms() {
        return rhythms;
    }

    /// True when a lead is at the end of no rail: something is connected, though it may be silent.
    public boolean connected() {
        return firstQuality.state() != SignalState.SATURATED
            || secondQuality.state() != SignalState.SATURATED;
    }

    /// True when a lead is fit for use.
    public boolean usable() {
        return firstQuality.state() == SignalState.GOOD
            || secondQuality.state() == SignalState.GOOD;
    }

    /// True while what is said may be believed: a controller must not act on it otherwise.
    public boolean trusted() {
        return trust.given();
    }
}
