package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Carbohydrate;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Exists because the loop doses on what this filter believes: it must follow the patient, not
/// the noise, learn what a meal does to this one, and know how far it is from knowing.
class GlucoseEstimatorTest {
    private final GlucoseEstimator estimator;
    private final CarbohydrateLedger carbohydrate;
    private final Device device;
    private long minute;

    GlucoseEstimatorTest() {
        Assembly assembly = new Assembly("estimator", "Estimator", Pancreas.loop());
        Therapy therapy = new Therapy(assembly, Clinic.ordinary());
        TaskAssembly task = assembly.task("estimator",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        PancreasPorts ports = new PancreasPorts(task);
        GlucoseWatch watch = new GlucoseWatch(ports.glucose);
        InsulinLedger insulin = new InsulinLedger(ports);
        carbohydrate = new CarbohydrateLedger(ports.meals);
        estimator = new GlucoseEstimator(watch, therapy, insulin, carbohydrate);
        task.runs(nowNs -> {
            watch.observe(nowNs);
            insulin.minute(therapy.basalUnitsPerHour(), nowNs);
            carbohydrate.minute(nowNs);
            estimator.minute(nowNs);
        }, nowNs -> {
        });
        device = assembly.assemble();
    }

    @Test
    void startsWithTheFirstReading() {
        read(140);

        assertEquals(140, level(), 1e-9);
    }

    @Test
    void followsGlucoseThroughNoise() {
        Stream stream = Stream.of(5);
        double sumSquares = 0;
        for (int i = 0; i < 400; i++) {
            double truth = 130 + 0.1 * i;
            read(truth + 6 * stream.gaussian());
            if (i >= 200) {
                sumSquares += (level() - truth) * (level() - truth);
            }
        }

        assertTrue(Math.sqrt(sumSquares / 200) < 12, "rms " + Math.sqrt(sumSquares / 200));
    }

    @Test
    void comesToBelieveASensorThatStaysWhereItIs() {
        for (int i = 0; i < 60; i++) {
            read(200 + i % 2);
        }
        for (int i = 0; i < 240; i++) {
            read(130 + i % 3);
        }

        assertEquals(131, level(), 20);
    }

    @Test
    void learnsFromAMealHowFarAGramRaisesThisPerson() {
        for (int i = 0; i < 60; i++) {
            read(120 + i % 3);
        }
        double before = estimator.state(GlucoseEstimator.RISE);
        device.post(0, Carbohydrate.GRAMS.of(50).value(), Span.minutes(minute));
        for (int i = 0; i < 150; i++) {
            read(120 + 1.5 * before * carbohydrate.action().effectGrams() + i % 3);
        }
        double learnt = estimator.state(GlucoseEstimator.RISE);

        assertTrue(learnt > 1.1 * before, "from " + before + " to " + learnt);
    }

    @Test
    void knowsLessTheLongerItIsBlind() {
        for (int i = 0; i < 60; i++) {
            read(120 + i % 3);
        }
        double seeing = margin();
        for (int i = 0; i < 60; i++) {
            pass();
        }

        assertTrue(margin() > seeing);
    }

    @Test
    void unlearnsThePersonWithoutMovingTheLevel() {
        learnsFromAMealHowFarAGramRaisesThisPerson();
        double before = level();
        estimator.forgetPerson();
        pass();

        assertEquals(before, level(), 3);
    }

    @Test
    void knowsNobodyBeforeTheFirstReadingAndHasNothingToUnlearn() {
        estimator.forgetPerson();
        assertEquals(0, estimator.unannouncedGrams());
        read(140);

        assertEquals(140, level(), 1e-9);
        assertEquals(0, estimator.unannouncedGrams(), 1e-9);
    }

    private double level() {
        return estimator.glucose().in(Glucose.MG_PER_DL);
    }

    private double margin() {
        return estimator.glucose().highIn(Glucose.MG_PER_DL) - level();
    }

    private void read(double mgPerDl) {
        device.offer(0, mgPerDl, Quality.GOOD.code(), Span.minutes(minute));
        pass();
    }

    private void pass() {
        device.advance(Span.minutes(minute) + Span.seconds(2));
        minute++;
    }
}
