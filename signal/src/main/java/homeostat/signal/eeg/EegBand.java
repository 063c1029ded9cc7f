package homeostat.signal.eeg;

/// The bands into which the electroencephalogram is divided.
///
/// Source: N. Kane et al., "A revised glossary of terms most commonly used by clinical
/// electroencephalographers", Clin. Neurophysiol. Pract. 2 (2017); gamma ends here where the
/// filter does.
public enum EegBand {
    /// Deep sleep, and most of what goes wrong.
    DELTA(0.5, 4),
    /// Drowsiness.
    THETA(4, 8),
    /// The relaxed, waking brain with closed eyes.
    ALPHA(8, 13),
    /// The busy brain, and many sedatives.
    BETA(13, 30),
    /// Mostly muscle, where the scalp is concerned.
    GAMMA(30, 45);

    private final double lowHz;
    private final double highHz;

    EegBand(double lowHz, double highHz) {
        this.lowHz = lowHz;
        this.highHz = highHz;
    }

    /// The frequency at which it begins; that one belongs to it.
    public double lowHz() {
        return lowHz;
    }

    /// The frequency at which it ends; that one belongs to the next.
    public double highHz() {
        return highHz;
    }
}
