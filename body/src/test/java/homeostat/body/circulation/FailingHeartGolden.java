package homeostat.body.circulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists so that what pump controllers are published on is here, figure by figure: the model of
/// Simaan 2009 computed apart, `reference_values.json`.
class FailingHeartGolden {
    private static final double SHARE = 0.01;
    private static final double PERIOD_SECONDS = 0.8;
    private static final double LITRES_PER_MINUTE = 0.06;
    private static final int SETTLED = 60;
    private static final int BEATS = 5;

    /// The means and extremes of the last beats.
    private static final class Figures {
        double flow;
        double pump;
        double pumpLow = Double.POSITIVE_INFINITY;
        double aorta;
        double aortaHigh;
        double aortaLow = Double.POSITIVE_INFINITY;
        double atrium;
        double volumeHigh;
        double volumeLow = Double.POSITIVE_INFINITY;

        static Figures of(double elastanceMax, double speedRpm) {
            RotaryPump pump = speedRpm > 0 ? new RotaryPump() : null;
            if (pump != null) {
                pump.speedRpm = speedRpm;
            }
            FailingHeart heart = new FailingHeart(elastanceMax, PERIOD_SECONDS, pump);
            Figures figures = new Figures();
            int beats = 0;
            int steps = 0;
            while (beats < SETTLED + BEATS) {
                beats += heart.step(FailingHeart.STEP_SECONDS) ? 1 : 0;
                if (beats >= SETTLED) {
                    figures.add(heart);
                    steps++;
                }
            }
            figures.flow *= LITRES_PER_MINUTE / steps;
            figures.pump *= LITRES_PER_MINUTE / steps;
            figures.pumpLow *= LITRES_PER_MINUTE;
            figures.aorta /= steps;
            figures.atrium /= steps;
            return figures;
        }

        private void add(FailingHeart heart) {
            flow += heart.flowMlPerSecond();
            pump += heart.pumpMlPerSecond();
            pumpLow = Math.min(pumpLow, heart.pumpMlPerSecond());
            aorta += heart.aorticMmHg();
            aortaHigh = Math.max(aortaHigh, heart.aorticMmHg());
            aortaLow = Math.min(aortaLow, heart.aorticMmHg());
            atrium += heart.leftAtriumMmHg();
            volumeHigh = Math.max(volumeHigh, heart.leftVentricleMl());
            volumeLow = Math.min(volumeLow, heart.leftVentricleMl());
        }
    }

    private static void assertNear(double expected, double actual, String what) {
        assertEquals(expected, actual, SHARE * Math.abs(expected), what);
    }

    @ParameterizedTest
    @CsvSource({"2.0, 5.02, 96.7, 114.2, 76.0, 9.7, 132.5, 65.5",
        "0.7, 3.12, 64.4, 77.8, 51.8, 10.4, 160.7, 119.1"})
    void withoutAPumpTheHeartGives(ArgumentsAccessor row) {
        Figures figures = Figures.of(row.getDouble(0), 0);

        assertNear(row.getDouble(1), figures.flow, "cardiac output");
        assertNear(row.getDouble(2), figures.aorta, "aortic mean");
        assertNear(row.getDouble(3), figures.aortaHigh, "aortic systolic");
        assertNear(row.getDouble(4), figures.aortaLow, "aortic diastolic");
        assertNear(row.getDouble(5), figures.atrium, "left atrium");
        assertNear(row.getDouble(6), figures.volumeHigh, "end-diastolic volume");
        assertNear(row.getDouble(7), figures.volumeLow, "end-systolic volume");
    }

    @ParameterizedTest
    @CsvSource({"7000, 1.86, 3.41, 69.2", "8000, 3.43, 3.76, 75.0", "9000, 4.32, 4.32, 84.3",
        "10000, 5.01, 5.01, 95.9", "11000, 5.78, 5.78, 108.7", "12000, 6.63, 6.63, 122.7",
        "13000, 7.56, 7.56, 138.1", "14000, 8.64, 8.64, 155.4", "15000, 9.9, 9.9, 175.0"})
    void withThePumpTheFailingHeartGives(double speedRpm, double pump, double output,
            double aorta) {
        Figures figures = Figures.of(0.7, speedRpm);

        assertNear(pump, figures.pump, "pump flow");
        assertNear(output, figures.flow, "output");
        assertNear(aorta, figures.aorta, "aortic mean");
    }

    @Test
    void aSlowPumpLetsBloodRunBack() {
        assertNear(-1.52, Figures.of(0.7, 7000).pumpLow, "backflow at 7,000 rpm");
        assertEquals(-0.02, Figures.of(0.7, 8000).pumpLow, 0.005, "where it just begins");
    }

    @ParameterizedTest
    @CsvSource({"12000, 46.7", "13000, 30.3", "14000, 23.4", "15000, 16.9"})
    void aFastPumpEmptiesTheVentricle(double speedRpm, double emptied) {
        assertNear(emptied, Figures.of(0.7, speedRpm).volumeLow, "smallest volume");
    }
}
