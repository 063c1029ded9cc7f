package homeostat.signal;

import homeostat.kernel.Check;

/// Finds the heart beats in one or two leads of an electrocardiogram, one sample at a time.
///
/// ```java
/// QrsDetector detector = new QrsDetector(360);
/// if (detector.step(millivolts)) {
///     long beat = detector.beatSample();
/// }
/// ```
///
/// [QrsFilter] turns each lead into an energy that humps once at each QRS complex, [QrsLead] the
/// energy into a share of a beat. The shares of all leads are added; a lead counts the more the
/// further beats stand out in it, and one that has fallen silent not at all. Then:
///
/// - *Highest of its neighbours.* A hump waits 200 ms, the time in which no heart beats twice; a
///   higher one takes its place, or one as high and steeper.
/// - *Threshold.* [QrsLevels] follows beats and noise of this patient. While noise is above a
///   third of a beat, what comes before 5/8 of the usual interval must be higher by an eighth.
/// - *T wave.* Within 360 ms of a beat, what is less than half as steep is its T wave.
/// - *Search-back.* When one and a half usual intervals (at most 2 s) have gone by without a beat,
///   the highest hump since is one after all, if it passes half the threshold or less.
/// - *Learning.* The first 2 s only set the levels; 8 s without a beat set them anew, from the
///   highest hump of each of those seconds.
/// - *Place.* A beat's fiducial point is the greatest deflection of the band-passed leads, each
///   by its weight, within 60 ms of the middle of its hump.
///
/// The same samples give the same beats however they arrive: state is a few rings of whole
/// numbers, all made in the constructor, less than 16 KiB up to 1 kHz with two leads and up to
/// 2 kHz with one. Beats come in rising order,
/// at least 200 ms apart, and never later than `latencyMaxSamples()` after their fiducial point.
///
/// Source: J. Pan and W. Tompkins, IEEE Trans. Biomed. Eng. 32 (1985): band, slope, integration,
/// refractory time, T wave by slope, search-back; P. Hamilton and W. Tompkins, same journal 33
/// (1986): medians of eight; P. Hamilton, Computers in Cardiology 29 (2002): mean absolute slope,
/// blanking before classification, relearning after 8 s. Own: moving sums of whole microvolts,
/// lengths, shares and weights, the search-back's cap, the fiducial point.
public final class QrsDetector {
    /// The lowest sampling frequency, in Hz.
    public static final double SAMPLES_PER_SECOND_MIN = 100;
    /// The highest sampling frequency, in Hz.
    public static final double SAMPLES_PER_SECOND_MAX = 2000;
    /// What lies beyond is taken for this, in millivolts: no heart makes it.
    public static final double MILLIVOLTS_MAX = 100;

    private static final int REFRACTORY_MS = 200;
    private static final int T_WAVE_MS = 360;
    private static final int FIDUCIAL_MS = 60;
    private static final int HUMP_MS = 95;
    private static final int LEARNING_MS = 2000;
    private static final int RELEARNING_MS = 8000;
    private static final int SECOND_MS = 1000;
    private static final int SEARCH_BACK_MS = 2000;
    private static final int INTERVAL_MS_MAX = 3000;
    private static final int NOISE_PER_MILLE_MIN = 100;
    private static final int NOISY_PER_MILLE = 350;
    private static final int EARLY_NUMERATOR = 5;
    private static final int EARLY_DENOMINATOR = 8;

    private final int leads;
    private final QrsLead first;
    private final QrsLead second;
    private final HumpFinder humps;
    private final QrsLevels levels = new QrsLevels();
    private final LastEight intervals;
    private final QrsCandidate candidate = new QrsCandidate();
    private final QrsCandidate rejected = new QrsCandidate();
    private final QrsCandidate beat = new QrsCandidate();
    private final int refractory;
    private final int tWave;
    private final int fiducial;
    private final int oneSecond;
    private final int searchBackMax;
    private final int intervalMax;
    private final int relearning;
    private final int latencyMax;
    private final int energyDelay;
    private final int bandDelay;

    private long now = -1;
    private int learningUntil;
    private int candidateLeft;
    private int interval;
    private boolean takenOver;
    private boolean beaten;
    private long beatSample;
    private int beatSteepness;
    private long beatSearchedFrom;
    private long beatFoundAt;

    /// A detector for one lead of that sampling frequency, from
    /// `SAMPLES_PER_SECOND_MIN` to `SAMPLES_PER_SECOND_MAX`.
    public QrsDetector(double samplesPerSecond) {
        this(samplesPerSecond, 1);
    }

    /// A detector for one or two `leads` of that sampling frequency.
    public QrsDetector(double samplesPerSecond, int leads) {
        Check.that(samplesPerSecond >= SAMPLES_PER_SECOND_MIN
            && samplesPerSecond <= SAMPLES_PER_SECOND_MAX, "QRS detector: sampling frequency");
        Check.that(leads == 1 || leads == 2, "QRS detector: one lead or two");
        this.leads = leads;
        first = new QrsLead(samplesPerSecond);
        second = leads == 2 ? new QrsLead(samplesPerSecond) : first;
        humps = new HumpFinder(QrsFilter.samples(HUMP_MS, samplesPerSecond));
        refractory = QrsFilter.samples(REFRACTORY_MS, samplesPerSecond);
        tWave = QrsFilter.samples(T_WAVE_MS, samplesPerSecond);
        fiducial = QrsFilter.samples(FIDUCIAL_MS, samplesPerSecond);
        oneSecond = QrsFilter.samples(SECOND_MS, samplesPerSecond);
        searchBackMax = QrsFilter.samples(SEARCH_BACK_MS, samplesPerSecond);
        intervalMax = QrsFilter.samples(INTERVAL_MS_MAX, samplesPerSecond);
        relearning = QrsFilter.samples(RELEARNING_MS, samplesPerSecond);
        energyDelay = first.filter().energyDelay();
        bandDelay = first.filter().bandDelay();
        latencyMax = searchBackMax - tWave + energyDelay + 1;
        learningUntil = QrsFilter.samples(LEARNING_MS, samplesPerSecond);
        intervals = new LastEight(oneSecond);
        interval = oneSecond;
        weigh();
    }

    /// Takes the next sample of the only lead in millivolts, rounded to whole microvolts; a NaN
    /// is a gap in which the last value holds. True when a beat has been confirmed.
    public boolean step(double millivolts) {
        Check.that(leads == 1, "QRS detector: made for two leads");
        return take(first.step(millivolts));
    }

    /// Takes the next sample of both leads. True when a beat has been confirmed.
    public boolean step(double firstMillivolts, double secondMillivolts) {
        Check.that(leads == 2, "QRS detector: made for one lead");
        int share = first.step(firstMillivolts) + second.step(secondMillivolts);
        if (takenOver != (first.silent() != second.silent())) {
            weigh();
        }
        return take(share);
    }

    /// Where the beat last confirmed has its greatest deflection, counted from 0, the first sample.
    public long beatSample() {
        return beatSample;
    }

    /// How many samples after its fiducial point a beat is confirmed at the latest.
    public int latencyMaxSamples() {
        return latencyMax;
    }

    /// The number of the sample last taken, counted from 0; -1 before the first.
    public long nowSample() {
        return now;
    }

    /// How high noise stands, in thousandths of a beat: the mean of the last eight humps that
    /// were none. Above some 500 beats and noise can hardly be told apart.
    public int noisePerMille() {
        return levels.noisePerMille();
    }

    /// How much the first lead counts, in thousandths of both.
    public int firstWeightPerMille() {
        return first.weight() * 1000 / QrsLead.BEAT;
    }

    /// Looks at a hump, or decides about one: never both at the same sample, so that no step has
    /// to do all there is.
    private boolean take(int energy) {
        now++;
        boolean looks = humps.step(energy);
        if (candidate.present() && energy > candidate.height()) {
            candidate.clear();
        }
        candidateLeft = Math.max(0, candidateLeft - 1);
        if (looks) {
            consider(humps.height(), humps.age());
        } else if (learningUntil > 0) {
            learn();
        } else if (decide()) {
            accept();
            return true;
        } else if (now - beatFoundAt > relearning) {
            relearn();
        }
        return false;
    }

    private boolean decide() {
        boolean due = candidate.present() && candidateLeft <= 0;
        return due && classify() || searchBack();
    }

    /// Divides the weight between the leads: by the square of how far beats stand out in each;
    /// all to the other when one has fallen silent.
    private void weigh() {
        int weight = QrsLead.BEAT;
        if (leads == 2) {
            takenOver = first.silent() != second.silent();
            long ofFirst = first.noisePerMille() + NOISE_PER_MILLE_MIN;
            long ofSecond = second.noisePerMille() + NOISE_PER_MILLE_MIN;
            long forFirst = takenOver && first.silent() ? 0 : ofSecond * ofSecond;
            long forSecond = takenOver && second.silent() ? 0 : ofFirst * ofFirst;
            weight = (int) (QrsLead.BEAT * forFirst / (forFirst + forSecond));
            second.weigh(QrsLead.BEAT - weight);
        }
        first.weigh(weight);
    }

    private void learn() {
        if (candidateLeft <= 0) {
            candidate.clear();
        }
        if (now >= learningUntil) {
            learningUntil = 0;
            first.start();
            second.start();
            weigh();
            levels.start(QrsLead.BEAT);
            beatSearchedFrom = now;
            beatFoundAt = now;
        }
    }

    private void relearn() {
        first.relearn();
        second.relearn();
        weigh();
        levels.start(QrsLead.BEAT);
        intervals.fill(oneSecond);
        interval = oneSecond;
        beatFoundAt = now;
    }

    /// A hump of that height had its top `age` samples ago.
    private void consider(int height, int age) {
        if (candidate.present() && height < candidate.height()) {
            return;
        }
        int middle = age + energyDelay - bandDelay;
        int from = Math.max(0, middle - fiducial);
        int to = Math.max(0, Math.min(first.filter().lookBack() - 1, middle + fiducial));
        int shift = first.filter().slopeDelay();
        long deflection = -1;
        long steepest = 0;
        int place = from;
        for (int k = 0; k <= 2 * fiducial && from + k <= to; k++) {
            int ago = from + k;
            int later = Math.max(0, ago - shift);
            long size = first.deflection(ago);
            long slope = first.steepness(later);
            if (leads == 2) {
                size += second.deflection(ago);
                slope += second.steepness(later);
            }
            if (size > deflection) {
                deflection = size;
                place = ago;
            }
            steepest = Math.max(steepest, slope);
        }
        int steepness = (int) Math.min(Integer.MAX_VALUE, steepest >> QrsLead.FRACTION_BITS);
        if (!candidate.present() || height > candidate.height()
                || steepness > candidate.steepness()) {
            candidate.set(height, steepness, now - bandDelay - place);
            candidateLeft = Math.max(0, refractory - age - 1);
        }
    }

    private boolean classify() {
        candidate.clear();
        long since = candidate.sample() - beatSample;
        if (beaten && since < refractory) {
            return false;
        }
        boolean tWavePossible = beaten && since < tWave;
        boolean tWaveLikely = tWavePossible && candidate.steepness() * 2L < beatSteepness;
        if (candidate.height() > threshold(since) && !tWaveLikely) {
            beat.set(candidate.height(), candidate.steepness(), candidate.sample());
            return true;
        }
        levels.noise(candidate.height());
        boolean later = candidate.sample() - beatSearchedFrom > tWave;
        if (later && (!rejected.present() || candidate.height() > rejected.height())) {
            rejected.set(candidate.height(), candidate.steepness(), candidate.sample());
        }
        return false;
    }

    /// What a hump must pass that long after the beat before. Where noise stands high, an early
    /// one is more likely noise than a beat.
    private int threshold(long since) {
        boolean early = beaten && since * EARLY_DENOMINATOR < interval * (long) EARLY_NUMERATOR;
        boolean noisy = levels.noisePerMille() > NOISY_PER_MILLE;
        return levels.threshold() + (early && noisy ? QrsLead.BEAT / EARLY_DENOMINATOR : 0);
    }

    private boolean searchBack() {
        if (!rejected.present()) {
            return false;
        }
        if (now - rejected.sample() > latencyMax) {
            rejected.clear();
            return false;
        }
        long waited = now - energyDelay - beatSearchedFrom;
        boolean late = waited > interval + interval / 2 && !candidate.present();
        if ((late || waited >= searchBackMax) && rejected.height() > levels.thresholdOverdue()) {
            beat.set(rejected.height(), rejected.steepness(), rejected.sample());
            return true;
        }
        return false;
    }

    private void accept() {
        levels.beat(beat.height());
        if (beaten && beat.sample() - beatSample < intervalMax) {
            intervals.push((int) (beat.sample() - beatSample));
            interval = intervals.mean();
        }
        if (beaten) {
            learn(beatSample + energyDelay, beat.sample() + energyDelay);
        }
        beaten = true;
        beatSample = beat.sample();
        beatSteepness = beat.steepness();
        beatSearchedFrom = beatSample;
        beatFoundAt = now;
        rejected.clear();
    }

    private void learn(long before, long at) {
        first.beat(before, at);
        if (leads == 2) {
            second.beat(before, at);
        }
        weigh();
    }
}
