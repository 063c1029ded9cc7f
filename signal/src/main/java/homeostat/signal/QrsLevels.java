package homeostat.signal;

/// How high a hump must be to be a beat: learned from those that were and those that were not.
///
/// The threshold lies 9/16 of the way from the mean of the last eight that were noise to the
/// median of the last eight beats. The median, so that one artefact cannot deafen the detector.
///
/// Source: P. Hamilton and W. Tompkins, "Quantitative investigation of QRS detection rules using
/// the MIT/BIH arrhythmia database", IEEE Trans. Biomed. Eng. 33 (1986): median of eight beats.
/// 9/16 instead of their 5/16: shares never tower over a beat, so noise levels tell more.
final class QrsLevels {
    private static final int NUMERATOR = 9;
    private static final int OVERDUE_NUMERATOR = 3;
    private static final int DENOMINATOR = 16;

    private final LastEight beats = new LastEight(0);
    private final LastEight noises = new LastEight(0);
    private int beatLevel;
    private int noiseLevel;
    private int threshold;

    /// Starts from one height that is taken for a beat's.
    void start(int height) {
        beats.fill(height);
        noises.fill(0);
        update();
    }

    void beat(int height) {
        beats.push(height);
        update();
    }

    /// Learns the height of a hump that was no beat. What towers over the beats counts as
    /// no more than one of them.
    void noise(int height) {
        noises.push(Math.min(height, beatLevel));
        update();
    }

    /// The height above which a hump is a beat.
    int threshold() {
        return threshold;
    }

    /// The height above which a hump is a beat when one is overdue: half the threshold, but never
    /// more than 3/16 of the way from noise to beats.
    int thresholdOverdue() {
        int above = (beatLevel - noiseLevel) * OVERDUE_NUMERATOR / DENOMINATOR;
        return Math.min(threshold / 2, noiseLevel + above);
    }

    /// The noise in thousandths of a beat.
    int noisePerMille() {
        return noiseLevel * 1000 / Math.max(1, beatLevel);
    }

    private void update() {
        beatLevel = beats.median();
        noiseLevel = noises.mean();
        threshold = noiseLevel + (beatLevel - noiseLevel) * NUMERATOR / DENOMINATOR;
    }
}
