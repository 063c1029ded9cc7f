package homeostat.signal;

import homeostat.kernel.Check;

/// Finds the heart beats in one lead of an electrocardiogram, one sample at a time.
///
/// ```java
/// QrsDetector detector = new QrsDetector(360);
/// if (detector.step(millivolts)) {
///     long beat = detector.beatSample();
/// }
/// ```
///
/// [QrsFilter] turns the signal into an energy that humps once at each QRS complex. Then:
///
/// - *Highest of its neighbours.* A hump waits 200 ms, the time in which no heart beats twice; a
///   higher one takes its place.
/// - *Threshold.* [QrsLevels] follows beats and noise of this patient.
/// - *T wave.* Within 360 ms of a beat, what is less than half as steep is its T wave.
/// - *Search-back.* When one and a half usual intervals (at most 2 s) have gone by without a beat,
///   the highest hump since is one after all, if it passes half the threshold.
/// - *Learning.* The first 2 s only set the levels; 8 s without a beat set them anew, from the
///   highest hump of each of those seconds.
/// - *Place.* A beat's fiducial point is the greatest deflection of the band-passed signal within
///   60 ms of the middle of its hump.
///
/// The same samples give the same beats however they arrive: state is a few rings of whole
/// numbers, all made in the constructor, less than 16 KiB up to 2 kHz. Beats come in rising order,
/// at least 200 ms apart, and never later than `latencyMaxSamples()` after their fiducial point.
///
/// Source: J. Pan and W. Tompkins, IEEE Trans. Biomed. Eng. 32 (1985): band, slope, integration,
/// refractory time, T wave by slope, search-back; P. Hamilton and W. Tompkins, same journal 33
/// (1986): medians of eight; P. Hamilton, Computers in Cardiology 29 (2002): mean absolute slope,
/// blanking before classification, relearning after 8 s. Own: moving sums of whole microvolts,
/// lengths, the search-back's cap, the fiducial point.
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

    private final QrsFilter filter;
    private final HumpFinder humps;
    private final QrsLevels levels = new QrsLevels();
    private final LastEight intervals;
    private final LastEight secondHeights = new LastEight(0);
    private final QrsCandidate candidate = new QrsCandidate();
    private final QrsCandidate rejected = new QrsCandidate();
    private final int refractory;
    private final int tWave;
    private final int fiducial;
    private final int second;
    private final int searchBackMax;
    private final int intervalMax;
    private final int relearning;
    private final int latencyMax;

    private long now = -1;
    private int microvoltsHeld;
    private int learningLeft;
    private int learnedHeight;
    private int secondLeft;
    private int secondHeight;
    private int candidateLeft;
    private int interval;
    private boolean beaten;
    private long beatSample;
    private int beatSteepness;
    private long beatSearchedFrom;
    private long beatFoundAt;

    /// A detector for a signal of that sampling frequency, from
    /// `SAMPLES_PER_SECOND_MIN` to `SAMPLES_PER_SECOND_MAX`.
    public QrsDetector(double samplesPerSecond) {
        Check.that(samplesPerSecond >= SAMPLES_PER_SECOND_MIN
            && samplesPerSecond <= SAMPLES_PER_SECOND_MAX, "QRS detector: sampling frequency");
        filter = new QrsFilter(samplesPerSecond);
        humps = new HumpFinder(QrsFilter.samples(HUMP_MS, samplesPerSecond));
        refractory = QrsFilter.samples(REFRACTORY_MS, samplesPerSecond);
        tWave = QrsFilter.samples(T_WAVE_MS, samplesPerSecond);
        fiducial = QrsFilter.samples(FIDUCIAL_MS, samplesPerSecond);
        second = QrsFilter.samples(SECOND_MS, samplesPerSecond);
        searchBackMax = QrsFilter.samples(SEARCH_BACK_MS, samplesPerSecond);
        intervalMax = QrsFilter.samples(INTERVAL_MS_MAX, samplesPerSecond);
        relearning = QrsFilter.samples(RELEARNING_MS, samplesPerSecond);
        latencyMax = searchBackMax - tWave + filter.energyDelay();
        learningLeft = QrsFilter.samples(LEARNING_MS, samplesPerSecond);
        secondLeft = second;
        intervals = new LastEight(second);
        interval = second;
    }

    /// Takes the next sample in millivolts, rounded to whole microvolts; a NaN is a gap in which
    /// the last value holds. True when a beat has been confirmed.
    public boolean step(double millivolts) {
        if (millivolts == millivolts) {
            double inside = Math.max(-MILLIVOLTS_MAX, Math.min(MILLIVOLTS_MAX, millivolts));
            microvoltsHeld = (int) Math.rint(inside * 1000);
        }
        return step();
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

    private boolean step() {
        if (now++ < 0) {
            filter.settle(microvoltsHeld);
        }
        filter.step(microvoltsHeld);
        int energy = filter.energy();
        watch(energy);
        if (humps.step(energy)) {
            consider(humps.height(), humps.age());
        }
        if (candidate.present() && energy > candidate.height()) {
            candidate.clear();
        }
        boolean due = candidate.present() && --candidateLeft <= 0;
        if (learningLeft > 0) {
            learn(energy, due);
            return false;
        }
        if (due && classify() || searchBack()) {
            return true;
        }
        relearn();
        return false;
    }

    /// Keeps the greatest energy of each second.
    private void watch(int energy) {
        secondHeight = Math.max(secondHeight, energy);
        secondLeft--;
        if (secondLeft == 0) {
            secondLeft = second;
            secondHeights.push(secondHeight);
            secondHeight = 0;
        }
    }

    private void learn(int energy, boolean due) {
        if (due) {
            candidate.clear();
        }
        learnedHeight = Math.max(learnedHeight, energy);
        learningLeft--;
        if (learningLeft == 0) {
            levels.start(learnedHeight);
            beatSearchedFrom = now;
            beatFoundAt = now;
        }
    }

    private void relearn() {
        if (now - beatFoundAt > relearning) {
            levels.start(secondHeights);
            intervals.fill(second);
            interval = second;
            beatFoundAt = now;
        }
    }

    /// A hump of that height had its top `age` samples ago.
    private void consider(int height, int age) {
        if (candidate.present() && height <= candidate.height()) {
            return;
        }
        int middle = age + filter.energyDelay() - filter.bandDelay();
        int from = Math.max(0, middle - fiducial);
        int to = Math.min(filter.lookBack() - 1, middle + fiducial);
        int deflection = -1;
        int place = from;
        for (int ago = from; ago <= to; ago++) {
            int size = Math.abs(filter.band(ago));
            if (size > deflection) {
                deflection = size;
                place = ago;
            }
        }
        candidate.set(height, steepness(from, to), now - filter.bandDelay() - place);
        candidateLeft = Math.max(1, refractory - age);
    }

    private int steepness(int from, int to) {
        int shift = filter.slopeDelay();
        int steepest = 0;
        for (int ago = Math.max(0, from - shift); ago <= to - shift; ago++) {
            steepest = Math.max(steepest, Math.abs(filter.slope(ago)));
        }
        return steepest;
    }

    private boolean classify() {
        candidate.clear();
        long since = candidate.sample() - beatSample;
        if (beaten && since < refractory) {
            return false;
        }
        boolean tWavePossible = beaten && since < tWave;
        boolean tWaveLikely = tWavePossible && candidate.steepness() * 2L < beatSteepness;
        if (candidate.height() > levels.threshold() && !tWaveLikely) {
            accept(candidate);
            return true;
        }
        levels.noise(candidate.height());
        boolean later = candidate.sample() - beatSearchedFrom > tWave;
        if (later && (!rejected.present() || candidate.height() > rejected.height())) {
            rejected.set(candidate.height(), candidate.steepness(), candidate.sample());
        }
        return false;
    }

    private boolean searchBack() {
        if (!rejected.present()) {
            return false;
        }
        if (now - rejected.sample() > latencyMax) {
            rejected.clear();
            return false;
        }
        long waited = now - filter.energyDelay() - beatSearchedFrom;
        boolean late = waited > interval + interval / 2 && !candidate.present();
        if ((late || waited >= searchBackMax) && rejected.height() > levels.threshold() / 2) {
            accept(rejected);
            return true;
        }
        return false;
    }

    private void accept(QrsCandidate beat) {
        levels.beat(beat.height());
        if (beaten && beat.sample() - beatSample < intervalMax) {
            intervals.push((int) (beat.sample() - beatSample));
            interval = intervals.mean();
        }
        beaten = true;
        beatSample = beat.sample();
        beatSteepness = beat.steepness();
        beatSearchedFrom = beatSample;
        beatFoundAt = now;
        rejected.clear();
    }
}
