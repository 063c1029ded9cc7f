package homeostat.signal.eeg;

import homeostat.signal.Biquad;

/// One lead of an electroencephalogram and all that is followed of it.
///
/// Samples pass 0.5 to 45 Hz (second order each way) and the notch of the mains. At the end of
/// each second the figures for it and the second before are ready.
public final class EegLead {
    static final double LOW_HZ = 0.5;
    static final double HIGH_HZ = 45;
    private static final double NOTCH_QUALITY = 30;
    private static final double MUSCLE_SQUARE_MICROVOLTS = 100;
    private static final double MUSCLE_SHARE = 0.2;

    private final Biquad high;
    private final Biquad low;
    private final Biquad notch;
    private final LeadGate gate;
    private final AmplitudeTrend amplitude;
    private final BurstSuppression suppression;
    private final WaveShape shape = new WaveShape();
    private final SpectralTrend spectral = new SpectralTrend();
    private final double[] window;
    private int at;
    private LeadState state = LeadState.MISSING;
    private LeadState before = LeadState.MISSING;

    /// A lead of that sampling frequency; a mains frequency of 0 means no notch.
    EegLead(double samplesPerSecond, double mainsHz, double railMicrovolts) {
        int second = (int) Math.rint(samplesPerSecond);
        high = Biquad.highPass(samplesPerSecond, LOW_HZ, Biquad.QUALITY_FLAT);
        low = Biquad.lowPass(samplesPerSecond, HIGH_HZ, Biquad.QUALITY_FLAT);
        notch = mainsHz > 0 && mainsHz < samplesPerSecond / 2
            ? Biquad.notch(samplesPerSecond, mainsHz, NOTCH_QUALITY) : null;
        gate = new LeadGate(second, railMicrovolts);
        amplitude = new AmplitudeTrend(samplesPerSecond);
        suppression = new BurstSuppression(samplesPerSecond);
        window = new double[EegSpectrum.WINDOW_SECONDS * second];
    }

    void step(double microvolts) {
        double banded = low.step(high.step(gate.admit(microvolts)));
        double clean = notch == null ? banded : notch.step(banded);
        gate.filtered(clean);
        window[at] = clean;
        at = at + 1 == window.length ? 0 : at + 1;
        shape.step(clean);
        boolean _ = amplitude.step(clean);
        if (gate.held()) {
            suppression.skip();
            amplitude.skip();
        } else {
            suppression.step(clean);
        }
    }

    void endSecond(double samplesPerSecond, EegSpectrum spectrum) {
        shape.endSecond(samplesPerSecond);
        suppression.endSecond();
        spectrum.analyse(window, at);
        spectral.take(spectrum);
        before = state;
        state = gate.endSecond();
        if (state == LeadState.GOOD && muscle()) {
            state = LeadState.MUSCLE;
        }
    }

    private boolean muscle() {
        return spectral.squareMicrovolts(EegBand.GAMMA) > MUSCLE_SQUARE_MICROVOLTS
            && spectral.share(EegBand.GAMMA) > MUSCLE_SHARE;
    }

    /// The verdict on the last whole second.
    public LeadState state() {
        return state;
    }

    /// Whether the last two seconds, which the figures are for, were both good.
    public boolean good() {
        return state == LeadState.GOOD && before == LeadState.GOOD;
    }

    /// Line length, Hjorth's figures, kurtosis.
    public WaveShape shape() {
        return shape;
    }

    /// Powers by band, spectral edge, entropy, rhythm.
    public SpectralTrend spectral() {
        return spectral;
    }

    /// The amplitude-integrated trace.
    public AmplitudeTrend amplitude() {
        return amplitude;
    }

    /// Burst suppression.
    public BurstSuppression suppression() {
        return suppression;
    }

    /// The sample last taken, as it left the filters.
    public double filteredMicrovolts() {
        return window[at == 0 ? window.length - 1 : at - 1];
    }
}
