package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.BodyException;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Why: a controller that is tried with kinder errors than sensors have is not tried. The moments
/// of the error follow from its published form in closed form, and are compared with the draws.
final class GlucoseSensorTest {

    @Test
    void hasTheMomentsOfThePublishedErrorAtItsKnots() {
        SensorType type = SensorType.named("Dexcom");
        double phi = type.persistence();
        double variance = phi * phi / (1 - phi * phi) / (type.delta() * type.delta());
        double mu = -type.gamma() / type.delta();
        double meanSinh = StrictMath.sinh(mu) * StrictMath.exp(variance / 2);
        double meanSquare = (StrictMath.cosh(2 * mu) * StrictMath.exp(2 * variance) - 1) / 2;
        double mean = type.xiMgPerDl() + type.lambdaMgPerDl() * meanSinh;
        double deviation =
                type.lambdaMgPerDl() * StrictMath.sqrt(meanSquare - meanSinh * meanSinh);

        double[] error = knots(type, 200_000);
        double sum = 0;
        double squares = 0;
        double lagged = 0;
        for (int i = 0; i < error.length; i++) {
            sum += error[i];
            squares += (error[i] - mean) * (error[i] - mean);
            lagged += i == 0 ? 0 : (error[i] - mean) * (error[i - 1] - mean);
        }
        assertEquals(mean, sum / error.length, 0.3);
        assertEquals(deviation, StrictMath.sqrt(squares / error.length), 0.3);
        assertEquals(0.69, lagged / squares, 0.02);
    }

    private static double[] knots(SensorType type, int number) {
        GlucoseSensor sensor = new GlucoseSensor(type, Stream.of(1).split("sensor"));
        double[] error = new double[number];
        for (int minute = 0; minute < number * 15; minute++) {
            if (minute % 15 == 0) {
                error[minute / 15] = sensor.errorMgPerDl();
            }
            sensor.minute(150);
        }
        return error;
    }

    @Test
    void movesSmoothlyBetweenAndAcrossItsBlocks() {
        GlucoseSensor sensor = new GlucoseSensor(SensorType.named("Navigator"), Stream.of(2));
        double before = sensor.errorMgPerDl();
        for (int minute = 0; minute < 15_000; minute++) {
            sensor.minute(150);
            double now = sensor.errorMgPerDl();
            assertEquals(before, now, 15, "minute " + minute);
            before = now;
        }
    }

    @Test
    void goesThroughACubicExactly() {
        NoiseCurve curve = new NoiseCurve(10);
        for (int i = 0; i <= 10; i++) {
            curve.knot[i] = cubic(i);
        }
        curve.bend();
        for (int i = 0; i < 10; i++) {
            assertEquals(cubic(i), curve.at(i, 0), 1e-9);
            assertEquals(cubic(i + 0.3), curve.at(i, 0.3), 1e-9);
            assertEquals(cubic(i + 1), curve.at(i, 1), 1e-9);
        }
    }

    private static double cubic(double x) {
        return x * x * x - 5 * x * x + 3 * x + 1;
    }

    @Test
    void readsAtItsPeriodAndHoldsBetween() {
        for (SensorType type : SensorType.all()) {
            GlucoseSensor sensor = new GlucoseSensor(type, Stream.of(3));
            double held = 0;
            for (int minute = 0; minute < 60; minute++) {
                boolean fresh = sensor.minute(150 + minute);
                assertEquals(minute % type.periodMinutes() == 0, fresh);
                held = fresh ? sensor.glucoseMgPerDl() : held;
                assertEquals(held, sensor.glucoseMgPerDl());
            }
        }
    }

    @Test
    void showsNothingOutsideItsRange() {
        GlucoseSensor low = new GlucoseSensor(SensorType.named("Navigator"), Stream.of(4));
        GlucoseSensor high = new GlucoseSensor(SensorType.named("GuardianRT"), Stream.of(4));
        for (int minute = 0; minute < 1000; minute++) {
            low.minute(-100);
            high.minute(900);
            assertEquals(32, low.glucoseMgPerDl());
            assertEquals(600, high.glucoseMgPerDl());
        }
    }

    @Test
    void errsTheSameForTheSameStreamWhateverTheTruth() {
        GlucoseSensor one = new GlucoseSensor(SensorType.named("Dexcom"), Stream.of(5));
        GlucoseSensor two = new GlucoseSensor(SensorType.named("Dexcom"), Stream.of(5));
        boolean differs = false;
        GlucoseSensor other = new GlucoseSensor(SensorType.named("Dexcom"), Stream.of(6));
        for (int minute = 0; minute < 1000; minute++) {
            assertEquals(one.errorMgPerDl(), two.errorMgPerDl());
            differs |= one.errorMgPerDl() != other.errorMgPerDl();
            one.minute(100);
            two.minute(200);
            other.minute(100);
        }
        assertTrue(differs);
    }

    @Test
    void namesTheSensorsThereAre() {
        assertEquals("no such glucose sensor: sensor=Libre, expected one of Dexcom, GuardianRT,"
                        + " Navigator",
                assertThrows(BodyException.class, () -> SensorType.named("Libre")).getMessage());
        assertFalse(SensorType.all().isEmpty());
    }
}
