package homeostat.signal.eeg;

import static homeostat.seed.Generators.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// What is promised of the monitor is promised for every input, however mad.
final class EegMonitorProperties {
    @Test
    void aLeadIsTheSameBitsAloneAndAmongOthersAndWithOthersStuckTogether() {
        Property.named("a lead does not depend on its neighbours").cases(20)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                EegMonitor together = Heads.monitor(3);
                EegMonitor alone = Heads.monitor(1);
                Stream stream = Stream.of(seed);
                double[] three = new double[3];
                double[] one = new double[1];
                for (int i = 0; i < 6 * Heads.RATE; i++) {
                    three[0] = mad(stream, i);
                    three[1] = mad(stream, i + 999);
                    three[2] = Double.NaN;
                    one[0] = three[1];
                    assertEquals(together.step(three), alone.step(one), "seconds end together");
                    same(together.lead(1), alone.lead(0));
                }
            });
    }

    private static void same(EegLead a, EegLead b) {
        assertBits(a.filteredMicrovolts(), b.filteredMicrovolts());
        assertBits(a.spectral().edgeHz(), b.spectral().edgeHz());
        assertBits(a.spectral().entropy(), b.spectral().entropy());
        assertBits(a.spectral().slopeMicrovoltsPerSecond(),
            b.spectral().slopeMicrovoltsPerSecond());
        assertBits(a.shape().kurtosis(), b.shape().kurtosis());
        assertBits(a.shape().complexity(), b.shape().complexity());
        assertBits(a.suppression().ratioPercent(), b.suppression().ratioPercent());
        assertEquals(a.state(), b.state());
    }

    private static void assertBits(double a, double b) {
        assertEquals(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b));
    }

    @Test
    void everyFigureStaysFiniteAndInItsRangeWhateverComes() {
        Property.named("figures are numbers").cases(30).check(longs(0, Long.MAX_VALUE), seed -> {
            EegMonitor monitor = Heads.monitor(1);
            Stream stream = Stream.of(seed);
            double[] frame = new double[1];
            for (int i = 0; i < 10 * Heads.RATE; i++) {
                frame[0] = mad(stream, i);
                if (monitor.step(frame)) {
                    within(monitor.lead(0));
                    assertTrue(monitor.seizure().score() >= 0, "score");
                }
            }
        });
    }

    private static void within(EegLead lead) {
        SpectralTrend s = lead.spectral();
        assertTrue(s.totalSquareMicrovolts() >= 0 && s.totalSquareMicrovolts() < 1e9, "power");
        assertTrue(s.edgeHz() >= 0 && s.edgeHz() <= 45, "edge " + s.edgeHz());
        assertTrue(s.entropy() > -1e-9 && s.entropy() < 1 + 1e-9, "entropy " + s.entropy());
        assertTrue(s.rhythmShare() >= 0 && s.rhythmShare() <= 1 + 1e-9, "share");
        assertTrue(lead.shape().mobilityPerSecond() >= 0, "mobility");
        assertTrue(lead.shape().complexity() >= 0, "complexity");
        assertTrue(Double.isFinite(lead.shape().kurtosis()), "kurtosis");
        double ratio = lead.suppression().ratioPercent();
        assertTrue(ratio >= 0 && ratio <= 100, "ratio " + ratio);
    }

    private static double mad(Stream stream, int i) {
        return switch (i / 300 % 7) {
            case 0 -> 30 * stream.gaussian();
            case 1 -> stream.chance(0.01) ? 1e300 : 0;
            case 2 -> i % 77 * 50;
            case 3 -> stream.chance(0.3) ? Double.NaN : stream.uniform(-2900, 2900);
            case 4 -> Double.NEGATIVE_INFINITY;
            case 5 -> 2999 * ((i & 1) - 0.5) * 2;
            default -> 1e-300 * stream.gaussian();
        };
    }
}
