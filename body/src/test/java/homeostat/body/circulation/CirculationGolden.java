package homeostat.body.circulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @Test
    void noBloodIsLostOrMadeInAHundredAndTwentyBeats() {
        Circulation body = new Circulation(CirculationCoefficients.adult(), null);
        double before = body.volumeMl();
        lastBeatOf(body);

        assertEquals(before, body.volumeMl(), 1e-9);
    }
}
