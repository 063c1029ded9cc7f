package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.seed.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A lead that cannot be trusted must say so.
final class SignalQualityTest {
    private static final double RATE = 360;

    @Test
    void callsACleanElectrocardiogramGood() {
        assertEquals(SignalState.GOOD, after(ecg().millivolts()));
        assertEquals(SignalState.GOOD, after(ecg().sine(0.3, 1).millivolts()));
    }

    @Test
    void callsALooseElectrodeFlat() {
        assertEquals(SignalState.FLAT, after(new double[3600]));
        assertEquals(SignalState.FLAT,
            after(new SyntheticEcg(RATE, 10).noise(Stream.of(1), 0.002).millivolts()));
    }

    @Test
    void callsAnAmplifierAtItsRailSaturated() {
        assertEquals(SignalState.SATURATED, after(ecg().bell(9600, 1e6, 7).millivolts()));
        double[] gap = new double[3600];
        Arrays.fill(gap, Double.NaN);
        assertEquals(SignalState.SATURATED, after(gap));
    }

    @Test
    void callsMuscleAndMainsNoisy() {
        assertEquals(SignalState.NOISY, after(ecg().noise(Stream.of(2), 0.3).millivolts()));
        assertEquals(SignalState.NOISY, after(ecg().sine(60, 0.4).millivolts()));
    }

    @Test
    void recoversWithinTwoSeconds() {
        double[] ecg = SyntheticEcg.steady(RATE, 10, 0.8).millivolts();
        Arrays.fill(ecg, 0, (int) (8 * RATE), 9);
        assertEquals(SignalState.GOOD, after(ecg));
    }

    private static SyntheticEcg ecg() {
        return SyntheticEcg.steady(RATE, 10, 0.8);
    }

    private static SignalState after(double[] millivolts) {
        SignalQuality quality = new SignalQuality(RATE, 5);
        for (double sample : millivolts) {
            quality.step(sample);
        }
        return quality.state();
    }
}
