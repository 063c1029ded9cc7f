package homeostat.trial.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.heart.ArtificialHeart;
import homeostat.kernel.Device;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An artificial heart must send what comes, and must not let one side gain on the other, in every
/// person and whatever breaks.
///
/// Source of the bands: left atrial pressure 3 to 18, right 0 to 12 mmHg, never below −2, settled
/// within a minute; output range of Aeson, 4.3 to 7.3 L/min (Netuka et al., ASAIO Journal 2021).
final class HeartCohortTrial {

    private static HeartResult cohort(String patients, String course, String faults) {
        return HeartTrial.run(new HeartRequest(patients, course, faults, 1, 2),
                ProgressListener.NONE);
    }

    private static List<String> violations(HeartResult result) {
        return result.violations().stream().map(each -> each.rule().label() + " at " + each.at()
                + ": " + each.run().replayCommand()).toList();
    }

    // [trial->req~atria-stay-in-their-bands~1]
    @ParameterizedTest
    @ValueSource(strings = {"return-falls", "return-rises", "exercise", "resistance", "lung"})
    void holdsBothAtriaInEveryPerson(String course) {
        HeartResult result = cohort("24", course, "none");
        assertEquals(24, result.inBands(), "left " + result.least(HeartRunResult::leftLow)
                + " to " + result.most(HeartRunResult::leftHigh));
        assertTrue(result.most(HeartRunResult::settledSeconds) <= 60, "settled within a minute");
        assertEquals(List.of(), violations(result));
    }

    @Test
    void outputFollowsWhatComesOverItsWholeRange() {
        HeartResult work = cohort("8", "exercise", "none");
        HeartResult bleeding = cohort("8", "haemorrhage", "none");
        assertEquals(7.3, work.mean(run -> run.end().outputLPerMin()), 0.1);
        assertEquals(4.6, bleeding.mean(run -> run.end().outputLPerMin()), 0.3);
    }

    @ParameterizedTest
    @EnumSource(HeartFault.Kind.class)
    void breaksNoRuleUnder(HeartFault.Kind fault) {
        assertEquals(List.of(), violations(cohort("4", "haemorrhage", fault.label())));
        assertEquals(List.of(), violations(cohort("4", "exercise", fault.label())));
        assertEquals(List.of(), violations(cohort("4", "rest", fault.label())));
    }

    /// An hour of each day is lived for a minute: forty-three thousand seconds, none skipped.
    @Test
    void aMonthLeavesNoDrift() {
        HeartRunResult month = cohort("typical", "month", "none").runs().getFirst();
        assertEquals(0, month.findings().size());
        assertEquals(month.rest().leftMmHg(), month.end().leftMmHg(), 0.3);
        assertEquals(month.rest().rightMmHg(), month.end().rightMmHg(), 0.3);
        assertEquals(month.rest().outputLPerMin(), month.end().outputLPerMin(), 0.1);
    }

    @Test
    void bloodIsConserved() {
        HeartBed bed = HeartBed.of(new HeartRun(HeartPatients.named("typical"), 1,
                HeartCourse.named("exercise"), HeartFault.Kind.NONE), HeartWorld.NOBODY);
        double before = bed.world().body().volumeMl();
        bed.live();
        assertEquals(before, bed.world().body().volumeMl(), 1e-8);
    }

    @Test
    void isTheSameForAnyNumberOfWorkers() {
        HeartResult one = HeartTrial.run(new HeartRequest("5", "lung", "left-nan", 7, 1),
                ProgressListener.NONE);
        HeartResult four = HeartTrial.run(new HeartRequest("5", "lung", "left-nan", 7, 4),
                ProgressListener.NONE);
        assertEquals(one.digest(), four.digest());
    }

    @Test
    void aRecordedRunReplaysToTheSameBits() {
        HeartRun run = new HeartRun(HeartPatients.named("typical"), 1,
                HeartCourse.named("rest"), HeartFault.Kind.RIGHT_JUMP);
        HeartBed bed = HeartBed.of(run, HeartWorld.NOBODY);
        bed.live();
        Device again = ArtificialHeart.assemble();
        HeartBed.record(run).replay(again);
        assertEquals(bed.host().device().digest(), again.digest());
    }

    @Test
    void theReportAndTheJsonSayWhatTheyMust() {
        HeartResult result = cohort("typical", "return-falls", "left-silent");
        String html = HeartHtml.of(result);
        assertTrue(html.contains("Not for clinical use"));
        assertTrue(html.contains("blood in the pump"));
        assertTrue(html.contains("output of the side"));
        assertTrue(HeartJson.of(result).contains("\"settledSeconds\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "recipient#0", "nobody", "0"})
    void refusesWhoDoesNotExist(String patients) {
        assertThrows(TrialException.class,
                () -> new HeartRequest(patients, "rest", "none", 1, 1));
    }

    @Test
    void refusesCoursesAndFaultsThatDoNotExist() {
        assertThrows(TrialException.class, () -> new HeartRequest("1", "dance", "none", 1, 1));
        assertThrows(TrialException.class, () -> new HeartRequest("1", "rest", "rust", 1, 1));
        assertThrows(TrialException.class,
                () -> new HeartRequest("1", "no.scenario.json", "none", 1, 1));
        assertThrows(TrialException.class, () -> new HeartRequest("1", "rest", "none", 1, 0));
    }
}
