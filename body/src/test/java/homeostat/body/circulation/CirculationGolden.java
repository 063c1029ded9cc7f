package homeostat.body.circulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because a device that is tried on a wrong heart is not tried: the figures are those of
/// the papers' programs, computed apart at a step of 0.1 ms, `reference_values.json`.
class CirculationGolden {
    private static final double SHARE = 0.01;
    private static final int BEATS = 120;

    private static BeatMeter lastBeatOf(Circulation body) {
        BeatMeter meter = new BeatMeter();
        int beats = 0;
        while (beats < BEATS) {
            boolean isNewBeat = body.step(Circulation.STEP_SECONDS);
            meter.watch(body, Circulation.STEP_SECONDS, isNewBeat);
            beats += isNewBeat ? 1 : 0;
        }
        return meter;
    }

    private static void assertNear(double expected, double actual, String what) {
        assertEquals(expected, actual, SHARE * Math.abs(expected), what);
    }

    @Test
    void theHealthyHeartAtEightyBeatsGivesThePapersFigures() {
        BeatMeter beat = lastBeatOf(new Circulation(CirculationCoefficients.adult(), null));

        assertNear(111.5, beat.leftVolume().high(), "left end-diastolic volume");
        assertNear(45.6, beat.leftVolume().low(), "left end-systolic volume");
        assertNear(111.9, beat.rightVolume().high(), "right end-diastolic volume");
        assertNear(46.0, beat.rightVolume().low(), "right end-systolic volume");
        assertNear(65.9, beat.strokeMl(), "stroke volume");
        assertNear(5.27, beat.outputLPerMin(), "cardiac output");
        assertNear(119.0, beat.leftVentricle().high(), "left ventricular peak");
        assertNear(26.2, beat.rightVentricle().high(), "right ventricular peak");
        assertNear(116.3, beat.aorta().high(), "aortic systolic");
        assertNear(78.9, beat.aorta().low(), "aortic diastolic");
        assertNear(97.6, beat.aorta().mean(), "aortic mean");
        assertNear(25.6, beat.pulmonaryArtery().high(), "pulmonary systolic");
        assertNear(7.8, beat.pulmonaryArtery().low(), "pulmonary diastolic");
        assertNear(15.6, beat.pulmonaryArtery().mean(), "pulmonary mean");
        assertNear(1.94, beat.venaCava().mean(), "vena cava mean");
        assertNear(1.98, beat.pulmonaryVein().mean(), "pulmonary vein mean");
    }

    @Test
    void theHealthyHeartAtSeventyTwoBeatsGivesThePapersFigures() {
        Circulation body = new Circulation(CirculationCoefficients.adult(), null);
        body.tone().heartPeriodSeconds = 60.0 / 72;
        BeatMeter beat = lastBeatOf(body);

        assertNear(115.6, beat.leftVolume().high(), "left end-diastolic volume");
        assertNear(45.0, beat.leftVolume().low(), "left end-systolic volume");
        assertNear(70.6, beat.strokeMl(), "stroke volume");
        assertNear(5.08, beat.outputLPerMin(), "cardiac output");
        assertNear(114.6, beat.aorta().high(), "aortic systolic");
        assertNear(74.1, beat.aorta().low(), "aortic diastolic");
        assertNear(94.1, beat.aorta().mean(), "aortic mean");
        assertNear(15.2, beat.pulmonaryArtery().mean(), "pulmonary mean");
    }

    /// Within a band widened by a tenth, as simulators of whole bodies are judged.
    private static void assertWithin(double low, double high, double actual, String what) {
        assertTrue(actual >= 0.9 * low && actual <= 1.1 * high, what + " " + actual);
    }

    @Test
    void theStandardManHasTheVitalsOfTheTextbooks() {
        Circulation body = new Circulation(CirculationCoefficients.standardMale(), null);
        body.tone().heartPeriodSeconds = CirculationCoefficients.STANDARD_PERIOD_SECONDS;
        BeatMeter beat = lastBeatOf(body);
        double flow = beat.outputLPerMin() * 1000 / 60;
        double systemic = (beat.aorta().mean() - beat.venaCava().mean()) / flow;
        double pulmonary =
                (beat.pulmonaryArtery().mean() - beat.pulmonaryVein().mean()) / flow;

        assertWithin(5.6, 5.6, beat.outputLPerMin(), "cardiac output");
        assertWithin(0.55, 0.55, beat.ejectionFraction(), "ejection fraction");
        assertWithin(55.3, 93.1, beat.strokeMl(), "stroke volume");
        assertWithin(100, 140, beat.aorta().high(), "systolic");
        assertWithin(60, 90, beat.aorta().low(), "diastolic");
        assertWithin(70, 105, beat.aorta().mean(), "mean arterial");
        assertWithin(40, 40, beat.aorta().high() - beat.aorta().low(), "pulse pressure");
        assertWithin(2, 6, beat.venaCava().mean(), "central venous");
        assertWithin(4, 12, beat.pulmonaryVein().mean(), "wedge");
        assertWithin(15, 30, beat.pulmonaryArtery().high(), "pulmonary systolic");
        assertWithin(4, 12, beat.pulmonaryArtery().low(), "pulmonary diastolic");
        assertWithin(9, 18, beat.pulmonaryArtery().mean(), "pulmonary mean");
        assertWithin(1, 1, systemic, "systemic resistance");
        assertWithin(0.14, 0.14, pulmonary, "pulmonary resistance");
    }

    @Test
    void noBloodIsLostOrMadeInAHundredAndTwentyBeats() {
        Circulation body = new Circulation(CirculationCoefficients.adult(), null);
        double before = body.volumeMl();
        lastBeatOf(body);

        assertEquals(before, body.volumeMl(), 1e-9);
    }
}
