package homeostat.signal.eeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import org.junit.jupiter.api.Test;

/// Each figure against what can be worked out by hand for a wave that is known.
final class EegMonitorTest {
    private final EegMonitor monitor = Heads.monitor(2);

    @Test
    void putsThePowerOfASineWaveIntoItsBand() {
        Heads.run(monitor, 30, Heads.sine(10, 20));
        SpectralTrend spectral = monitor.lead(0).spectral();
        assertEquals(200, spectral.squareMicrovolts(EegBand.ALPHA), 2);
        assertEquals(1, spectral.share(EegBand.ALPHA), 0.01);
        assertEquals(10, spectral.rhythmHz());
        assertTrue(spectral.rhythmShare() > 0.95, "share " + spectral.rhythmShare());
        assertEquals(10, spectral.edgeHz(), 0.8);
        assertTrue(spectral.entropy() < 0.25, "entropy " + spectral.entropy());
    }

    @Test
    void givesASineWaveTheShapeOfASineWave() {
        Heads.run(monitor, 30, Heads.sine(10, 20));
        WaveShape shape = monitor.lead(1).shape();
        assertEquals(200, shape.activitySquareMicrovolts(), 2);
        assertEquals(2 * Math.PI * 10, shape.mobilityPerSecond(), 0.3);
        assertEquals(1, shape.complexity(), 0.01);
        assertEquals(-1.5, shape.kurtosis(), 0.01);
        assertEquals(4 * 20 * 10, shape.lineLengthMicrovoltsPerSecond(), 12);
    }

    @Test
    void givesNoiseAWideSpectrumAndNormalKurtosis() {
        Heads.run(monitor, 60, Heads.background(1, 20));
        assertTrue(monitor.lead(0).spectral().entropy() > 0.6);
        assertTrue(Math.abs(monitor.lead(0).shape().kurtosis()) < 1.5);
        assertTrue(monitor.lead(0).shape().complexity() > 1.2);
    }

    @Test
    void showsASineWaveOfTheMiddleFrequencyPeakToPeak() {
        Heads.run(monitor, 60, Heads.sine(Math.sqrt(30), 20));
        assertEquals(40, monitor.lead(0).amplitude().lowerMicrovolts(), 2);
        assertEquals(40, monitor.lead(0).amplitude().upperMicrovolts(), 2);
    }

    @Test
    void weighsAmplitudesByTwelveDecibelsADecade() {
        Heads.run(monitor, 60, Heads.sine(4, 20));
        double slow = monitor.lead(0).amplitude().upperMicrovolts();
        EegMonitor other = Heads.monitor(1);
        Heads.run(other, 60, Heads.sine(8, 20));
        double fast = other.lead(0).amplitude().upperMicrovolts();
        assertEquals(12 * Math.log10(2), 20 * Math.log10(fast / slow), 1);
    }

    @Test
    void hasNoAmplitudeBeforeAWholeEpoch() {
        Heads.run(monitor, 14, Heads.sine(6, 20));
        assertTrue(Double.isNaN(monitor.lead(0).amplitude().lowerMicrovolts()));
    }

    @Test
    void tellsTheSuppressedShareOfTheLastMinute() {
        Heads.Wave wave = Heads.background(2, 20);
        Heads.run(monitor, 120, seconds -> seconds % 10 < 4 ? wave.at(seconds) : 0.01 * seconds);
        assertEquals(58, monitor.lead(0).suppression().ratioPercent(), 4);
        assertTrue(monitor.lead(0).suppression().suppressed());
    }

    @Test
    void countsAMissingSampleNeitherAsSilenceNorAsBrain() {
        Heads.Wave wave = Heads.background(3, 20);
        Heads.run(monitor, 60, seconds -> seconds > 20 ? Double.NaN : wave.at(seconds));
        assertEquals(0, monitor.lead(0).suppression().ratioPercent(), 1);
        assertEquals(LeadState.MISSING, monitor.lead(0).state());
        assertTrue(Double.isNaN(monitor.lead(0).amplitude().upperMicrovolts()));
        assertFalse(monitor.symmetry().present());
        assertTrue(Double.isNaN(monitor.symmetry().index()));
    }

    @Test
    void takesTheMainsAway() {
        Heads.Wave hum = Heads.sine(50, 200);
        Heads.run(monitor, 30, hum);
        assertTrue(monitor.lead(0).spectral().totalSquareMicrovolts() < 0.1);
    }

    @Test
    void doesNotMindTheOffsetOfAnElectrode() {
        Heads.run(monitor, 3, seconds -> 2500 + Heads.sine(10, 20).at(seconds));
        assertEquals(200, monitor.lead(0).spectral().squareMicrovolts(EegBand.ALPHA), 10);
        assertTrue(monitor.lead(0).good());
    }

    @Test
    void saysWhatIsWrongWithALead() {
        assertEquals(LeadState.FLAT, state(seconds -> 7));
        assertEquals(LeadState.SATURATED, state(seconds -> 4000));
        assertEquals(LeadState.MISSING, state(seconds -> Double.NaN));
        assertEquals(LeadState.SWINGING, state(Heads.sine(1, 1500)));
        assertEquals(LeadState.MUSCLE, state(Heads.sine(37, 30)));
        assertEquals(LeadState.GOOD, state(Heads.sine(5, 30)));
    }

    private static LeadState state(Heads.Wave wave) {
        EegMonitor one = Heads.monitor(1);
        Heads.run(one, 5, wave);
        return one.lead(0).state();
    }

    @Test
    void findsTheWeakerHalf() {
        double[] frame = new double[2];
        Heads.Wave left = Heads.background(4, 20);
        Heads.Wave right = Heads.background(5, 10);
        for (int i = 0; i < 30 * Heads.RATE; i++) {
            frame[0] = left.at(0);
            frame[1] = right.at(0);
            monitor.step(frame);
        }
        assertTrue(monitor.symmetry().balance(EegBand.BETA) < -0.3);
        assertTrue(monitor.symmetry().index() > 0.3);
        assertTrue(monitor.symmetry().leftSquareMicrovolts(EegBand.BETA)
            > 2 * monitor.symmetry().rightSquareMicrovolts(EegBand.BETA));
    }

    @Test
    void takesAnySamplingFrequencyFromAHundredHertz() {
        for (double rate : new double[] {100, 173.61, 200, 250, 400, 512, 1000, 2000}) {
            EegMonitor one = new EegMonitor(rate, 50, 3000, new Side[] {Side.LEFT});
            double[] frame = new double[1];
            for (int i = 0; i < 10 * rate; i++) {
                frame[0] = Heads.sine(10, 20).at(i / rate);
                one.step(frame);
            }
            assertEquals(200, one.lead(0).spectral().squareMicrovolts(EegBand.ALPHA), 8,
                rate + " Hz");
            assertEquals(10, one.lead(0).spectral().rhythmHz(), 0.5, rate + " Hz");
        }
    }

    @Test
    void aWaveTooSmallForItsSquareToBeANumberStillHasAShapeOrNone() {
        EegSpectrum spectrum = spectrum(Heads.sine(10, 1e-158));
        SpectralTrend trend = new SpectralTrend();
        trend.take(spectrum);
        assertTrue(trend.totalSquareMicrovolts() > 0 && trend.entropy() >= 0, "alpha alone");
        trend.take(spectrum(Heads.sine(1, 1e-158)));
        assertEquals(0, trend.rhythmShare(), "nothing from 2.5 Hz on");
        assertTrue(trend.entropy() >= 0);
    }

    @Test
    void twoHalvesWithoutPowerAreAlike() {
        EegSpectrum silent = spectrum(seconds -> 0);
        Symmetry symmetry = new Symmetry(new Side[] {Side.LEFT, Side.RIGHT}, silent);
        symmetry.begin();
        symmetry.add(0, silent);
        symmetry.add(1, silent);
        symmetry.end();
        assertEquals(0, symmetry.index());
        assertEquals(0, symmetry.balance(EegBand.ALPHA));
    }

    @Test
    void aStraightLineHasAVarianceAndNoMobility() {
        WaveShape shape = new WaveShape();
        for (int i = 1; i <= 256; i++) {
            shape.step(i);
        }
        shape.endSecond(256);
        assertEquals((256 * 256 - 1) / 12.0, shape.activitySquareMicrovolts(), 1e-6);
        assertEquals(256, shape.lineLengthMicrovoltsPerSecond());
        assertEquals(0, shape.mobilityPerSecond());
        assertEquals(0, shape.complexity());
        assertEquals(0, shape.kurtosis());
    }

    private static EegSpectrum spectrum(Heads.Wave wave) {
        double[] window = new double[512];
        EegSpectrum spectrum = new EegSpectrum(window.length, Heads.RATE, 45);
        for (int i = 0; i < window.length; i++) {
            window[i] = wave.at(i / Heads.RATE);
        }
        spectrum.analyse(window, 0);
        return spectrum;
    }

    @Test
    void refusesWhatItCannotWatch() {
        Side[] one = {Side.LEFT};
        assertThrows(CheckFailure.class, () -> new EegMonitor(90, 50, 3000, one));
        assertThrows(CheckFailure.class, () -> new EegMonitor(Double.NaN, 50, 3000, one));
        assertThrows(CheckFailure.class, () -> new EegMonitor(256, 50, 0, one));
        assertThrows(CheckFailure.class, () -> new EegMonitor(256, 50, 3000, new Side[0]));
    }
}
