package homeostat.signal;

/// What makes a QRS complex stand out: its band, its slopes, and their density in time.
///
/// 1. *Low-pass*: two moving means of 25 ms. They take away mains hum and muscle noise.
/// 2. *High-pass*: the signal less its own mean over 125 ms. It takes away wander, most of P and T.
/// 3. *Slope*: the difference over 10 ms.
/// 4. *Energy*: the mean size of the slope over 120 ms, the width of a normal QRS complex at its
///    upper limit, so that a complex of any shape makes one hump.
///
/// Together the first two pass about 5 to 14 Hz. All stages are moving sums of whole microvolts:
/// exact, the same on every machine, and of linear phase, so that a time in the energy or in the
/// band is a time in the signal less a known delay. Lengths are in time, so every sampling
/// frequency works.
///
/// Source: structure after J. Pan and W. Tompkins, "A real-time QRS detection algorithm", IEEE
/// Trans. Biomed. Eng. 32 (1985), and P. Hamilton, "Open source ECG analysis", Computers in
/// Cardiology 29 (2002), who averages the slope's size instead of its square; lengths: own choice.
final class QrsFilter {
    /// How far back the band and the slope can be looked at, in milliseconds.
    static final int LOOK_BACK_MS = 280;

    private static final int SMOOTHING_MS = 25;
    private static final int BASELINE_MS = 125;
    private static final int SLOPE_MS = 10;
    private static final int ENERGY_MS = 120;

    private final MovingSum smoothingFirst;
    private final MovingSum smoothingSecond;
    private final Delay smoothed;
    private final MovingSum baseline;
    private final Delay band;
    private final MovingSum energySum;
    private final int baselineDelay;
    private final int slopeLag;
    private final int bandDelay;
    private final int energyDelay;
    private int energy;

    QrsFilter(double samplesPerSecond) {
        int smoothing = odd(samples(SMOOTHING_MS, samplesPerSecond));
        int width = odd(samples(BASELINE_MS, samplesPerSecond));
        int energyWidth = odd(samples(ENERGY_MS, samplesPerSecond));
        int lookBack = samples(LOOK_BACK_MS, samplesPerSecond);
        slopeLag = samples(SLOPE_MS, samplesPerSecond);
        smoothingFirst = new MovingSum(smoothing);
        smoothingSecond = new MovingSum(smoothing);
        baselineDelay = (width - 1) / 2;
        smoothed = new Delay(baselineDelay + 1);
        baseline = new MovingSum(width);
        band = new Delay(lookBack);
        energySum = new MovingSum(energyWidth);
        bandDelay = smoothing - 1 + baselineDelay;
        energyDelay = bandDelay + slopeLag / 2 + (energyWidth - 1) / 2;
    }

    /// A time in samples, at least 1.
    static int samples(int milliseconds, double samplesPerSecond) {
        return Math.max(1, (int) Math.rint(milliseconds * samplesPerSecond / 1000));
    }

    private static int odd(int length) {
        return length | 1;
    }

    /// Takes one sample in microvolts, at most 100 000 in size.
    void step(int microvolts) {
        int smooth = smoothingSecond.mean(smoothingFirst.mean(microvolts));
        smoothed.push(smooth);
        int passed = smoothed.ago(baselineDelay) - baseline.mean(smooth);
        band.push(passed);
        energy = energySum.mean(steepness(0));
    }

    /// Goes on as if `microvolts` had been the input for ever.
    void settle(int microvolts) {
        smoothingFirst.settle(microvolts);
        smoothingSecond.settle(microvolts);
        smoothed.settle(microvolts);
        baseline.settle(microvolts);
    }

    /// The mean size of the slope over the last 120 ms, in microvolts per 10 ms.
    int energy() {
        return energy;
    }

    /// The band-passed signal of `ago` samples before now.
    int band(int ago) {
        return band.ago(ago);
    }

    /// The size of the slope of `ago` samples before now, in microvolts per 10 ms.
    int steepness(int ago) {
        return Math.abs(band.ago(ago) - band.ago(ago + slopeLag));
    }

    /// How many samples before now band and slope can be looked at.
    int lookBack() {
        return band.length() - slopeLag;
    }

    /// By how many samples the band is late behind the signal.
    int bandDelay() {
        return bandDelay;
    }

    /// By how many samples a slope is late behind the band.
    int slopeDelay() {
        return slopeLag / 2;
    }

    /// By how many samples the middle of the energy is late behind the signal.
    int energyDelay() {
        return energyDelay;
    }
}
