package homeostat.trial.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.vad.Vad;
import homeostat.kernel.Device;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever breaks, the heart pump keeps its own rules; when nothing breaks, it does what is
/// published of the best.
final class VadCohortTrial {

    private static VadResult cohort(String patients, String course, String faults) {
        return VadTrial.run(new VadRequest(patients, course, faults, 1, 2),
                ProgressListener.NONE);
    }

    private static List<String> violations(VadResult result) {
        return result.violations().stream().map(each -> each.rule().label() + " at " + each.at()
                + ": " + each.run().replayCommand()).toList();
    }

    // [trial->req~lost-inflow-ends-control~1]
    // [trial->req~fallback-is-a-safe-speed~1]
    @ParameterizedTest
    @EnumSource(VadFaultKind.class)
    void breaksNoSafetyRuleUnder(VadFaultKind fault) {
        assertEquals(List.of(), violations(cohort("2", "haemorrhage", fault.label())));
        assertEquals(List.of(), violations(cohort("2", "exercise", fault.label())));
    }

    /// Source of the bars: Mansouri et al. 2015, Starling-like control, its three scenarios.
    @Test
    void matchesThePublishedStarlingControlInItsThreeScenarios() {
        VadResult work = cohort("8", "exercise", "none");
        double rise = work.meanEnd(VadFigures::pumpLPerMin)
                / work.meanRest(VadFigures::pumpLPerMin) - 1;
        assertTrue(rise >= 0.54, "flow rise " + rise);
        VadResult bleeding = cohort("8", "haemorrhage", "none");
        assertTrue(bleeding.meanEnd(VadFigures::endDiastolicMmHg) >= 4.9);
        assertTrue(bleeding.meanEnd(VadFigures::arterialMmHg) >= 84);
        VadResult weak = cohort("8", "weak-heart", "none");
        assertTrue(weak.meanEnd(VadFigures::pumpLPerMin) >= 5.2);
        assertEquals(List.of(), violations(work));
        assertEquals(List.of(), violations(bleeding));
        assertEquals(List.of(), violations(weak));
    }

    // [trial->req~suction-is-released~1]
    @Test
    void seesSuctionWithEverySensorFault() {
        SuctionScore score = SuctionScore.of(VadPatients.cohort(2),
                VadFaultKind.select("all"));
        assertTrue(score.sensitivityPercent() >= 95, "sensitivity " + score);
        assertTrue(score.specificityPercent() >= 98, "specificity " + score);
    }

    @Test
    void isTheSameForAnyNumberOfWorkers() {
        VadResult one = VadTrial.run(new VadRequest("3", "posture", "none", 7, 1),
                ProgressListener.NONE);
        VadResult four = VadTrial.run(new VadRequest("3", "posture", "none", 7, 4),
                ProgressListener.NONE);
        assertEquals(one.digest(), four.digest());
    }

    @Test
    void aRecordedRunReplaysToTheSameBits() {
        VadRun run = new VadRun(VadPatients.named("typical"), 1, VadCourse.named("rest"),
                VadFaultKind.NONE);
        VadBed bed = VadBed.of(run, VadWorld.NOBODY);
        bed.live();
        Device device = Vad.assemble();
        VadBed.record(run).replay(device);
        assertEquals(bed.host().device().digest(), device.digest());
    }

    @Test
    void theReportAndTheJsonSayWhatTheyMust() {
        VadResult result = cohort("typical", "rest", "none");
        String html = VadHtml.of(result);
        assertTrue(html.contains("Not for clinical use"));
        assertTrue(html.contains("volume of the left ventricle"));
        assertTrue(html.contains("flow through the pump"));
        assertTrue(VadJson.of(result).contains("\"sensitivityPercent\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heart#0", "nobody", "0"})
    void refusesWhoDoesNotExist(String patients) {
        assertThrows(TrialException.class,
                () -> new VadRequest(patients, "rest", "none", 1, 1));
    }

    @Test
    void refusesCoursesAndFaultsThatDoNotExist() {
        assertThrows(TrialException.class, () -> new VadRequest("1", "dance", "none", 1, 1));
        assertThrows(TrialException.class, () -> new VadRequest("1", "rest", "rust", 1, 1));
        assertThrows(TrialException.class,
                () -> new VadRequest("1", "no.scenario.json", "none", 1, 1));
    }
}
