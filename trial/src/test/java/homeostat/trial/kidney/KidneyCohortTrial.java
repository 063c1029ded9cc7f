package homeostat.trial.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.OrganBed;
import homeostat.trial.organ.OrganHtml;
import homeostat.trial.organ.OrganJson;
import homeostat.trial.organ.OrganRequest;
import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.OrganRunResult;
import homeostat.trial.organ.OrganTrial;
import homeostat.trial.organ.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kidney on the cohort that was frozen before it was tuned: half of the hypotensive events of
/// fixed-rate treatment at equal fluid, and no rule broken, whatever breaks.
final class KidneyCohortTrial {
    private static final KidneyOrgan ORGAN = new KidneyOrgan();

    private static OrganResult<KidneyKind> trial(String patients, String course, String faults,
            int workers) {
        return OrganTrial.run(new OrganRequest<>(ORGAN, patients, course, faults, 1, workers),
                ProgressListener.NONE);
    }

    private static List<String> violations(OrganResult<KidneyKind> result) {
        return result.violations().stream().map(each -> each.rule().label() + " at " + each.at()
                + ": " + each.replay()).toList();
    }

    // [trial->req~never-above-thirteen~1]
    @Test
    void halvesHypotensiveEventsAtEqualFluid() {
        OrganResult<KidneyKind> result = trial("40", "session", "none", 2);
        double guided = result.sum("guided", "hypotensiveEvents");
        double fixed = result.sum("fixed", "hypotensiveEvents");
        assertTrue(fixed >= 8, "fixed treatment fails in some: " + fixed);
        assertTrue(guided <= fixed / 2, guided + " guided, " + fixed + " fixed");
        for (OrganRunResult<KidneyKind> each : result.arm("guided")) {
            assertTrue(each.figures().get("highestRateMlPerKgPerHour") <= 13 + 1e-9);
            assertTrue(Math.abs(each.figures().get("sodiumChangeMmolPerL")) <= 6.5);
        }
        assertEquals(result.sum("fixed", "removedMl"), result.sum("guided", "removedMl"), 1);
        assertTrue(result.mean("guided", "removedMl") > 0.9 * result.mean("guided", "goalMl"));
        assertTrue(result.mean("guided", "singlePoolKtV") > 1.4);
        assertEquals(List.of(), violations(result));
    }

    // [trial->req~protection-stops-by-itself~1]
    // [trial->req~fallback-draws-nothing~1]
    @ParameterizedTest
    @EnumSource(KidneyKind.class)
    void breaksNoSafetyRuleUnder(KidneyKind kind) {
        if (kind.isFault()) {
            assertEquals(List.of(), violations(trial("renal#001", "session", kind.label(), 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meal", "bleeding", "troubles"})
    void breaksNoSafetyRuleIn(String course) {
        assertEquals(List.of(), violations(trial("4", course, "none", 1)));
    }

    @Test
    void isTheSameForAnyNumberOfWorkers() {
        assertEquals(trial("3", "hour", "volume-jump", 1).digest(),
                trial("3", "hour", "volume-jump", 4).digest());
    }

    @Test
    void aRecordedRunReplaysToTheSameBits() {
        Run<KidneyKind> run = new Run<>(ORGAN, "typical", 1, ORGAN.course("hour"),
                "balance-silent", "guided");
        OrganBed bed = ORGAN.bed(run);
        bed.live();
        Device device = ORGAN.assemble();
        ORGAN.record(run).replay(device);
        assertEquals(bed.host().device().digest(), device.digest());
    }

    @Test
    void theReportAndTheJsonSayWhatTheyMust() {
        OrganResult<KidneyKind> result = trial("typical", "hour", "none", 1);
        String html = OrganHtml.of(result);
        assertTrue(html.contains("Not for clinical use"));
        assertTrue(html.contains("blood volume, % of that at the start"));
        assertTrue(html.contains("urea, mmol/L"));
        assertTrue(OrganJson.of(result).contains("\"hypotensiveEvents\""));
        assertTrue(result.findings().stream().map(Finding::replay)
                .allMatch(each -> each.startsWith("./homeostat trial kidney")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "renal#0", "renal#000", "nobody", "0"})
    void refusesWhoDoesNotExist(String patients) {
        assertThrows(TrialException.class,
                () -> new OrganRequest<>(ORGAN, patients, "session", "none", 1, 1));
    }

    @Test
    void refusesCoursesAndFaultsThatDoNotExist() {
        assertThrows(TrialException.class,
                () -> new OrganRequest<>(ORGAN, "1", "dance", "none", 1, 1));
        assertThrows(TrialException.class,
                () -> new OrganRequest<>(ORGAN, "1", "session", "rust", 1, 1));
        assertThrows(TrialException.class,
                () -> new OrganRequest<>(ORGAN, "1", "no.scenario.json", "none", 1, 1));
        assertThrows(TrialException.class,
                () -> new OrganRequest<>(ORGAN, "1", "session", "none", 1, 0));
    }
}
