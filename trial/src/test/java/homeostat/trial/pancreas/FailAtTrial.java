package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.FaultSweep;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pancreas keeps its rules wherever in a cycle something breaks. Here on one patient, with a
/// part of the cases of power failing, which are slow; `./homeostat trial pancreas --fail-at all`
/// tries them all.
final class FailAtTrial {

    private static List<String> replays(FaultSweep.Result result) {
        return result.failures().stream().map(each -> each.broken() + ": " + each.replay())
                .toList();
    }

    private static FaultSweep.Result run(String cases) {
        return FailAt.run(new FailAt.Request(cases, List.of("adult#001"), 1, 60), 2,
                ProgressListener.NONE);
    }

    // [trial->req~stale-reading-ends-dosing~1]
    // [trial->req~implausible-reading-ends-dosing~1]
    // [trial->req~order-is-given-once~1]
    // [trial->req~unsettled-dose-counts-as-given~1]
    // [trial->req~loss-of-control-is-heard~1]
    // [trial->req~wrong-prescription-is-not-dosed~1]
    @Test
    void keepsItsRulesWhereverAReadingOrACommandBreaks() {
        FaultSweep.Result result = run("readings-and-commands");
        assertEquals(List.of(), replays(result));
        assertTrue(result.total() > 1500, "cases: " + result.total());
    }

    // [trial->req~memory-survives-power-loss~1]
    @ParameterizedTest
    @ValueSource(strings = {"regulating", "cautious"})
    void forgetsNoInsulinWheneverPowerFails(String mode) {
        for (PowerCut cut : PowerCut.values()) {
            for (int step : IntStream.of(5, 6, 7, 19).toArray()) {
                FaultSweep.Result result = run(mode + "/step-" + step + "/power-loss/good/"
                        + String.format(Locale.ROOT, "%.4f", cut.severity(0.4)));
                assertEquals(List.of(), replays(result));
            }
        }
    }

    @Test
    void keepsItsRulesUnderPairsOfWhatIsHazardous() {
        assertEquals(List.of(), replays(run("pairs-without-power")));
    }

    @Test
    void keepsItsRulesInASampleOfTheRest() {
        FaultSweep.Result result = run("sample");
        assertEquals(60, result.total());
        assertEquals(List.of(), replays(result));
    }

    @Test
    void aCaseIsReplayedByItsName() {
        FailAtCase one = FailAtCase.parse("regulating/reading-3/jump/once/0.9500"
                + "+step-6/lost-command/good/0.5000");
        assertEquals(one, FailAtCase.parse(one.label()));
        assertEquals(1, run(one.label()).total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "regulating", "regulating/",
        "sleeping/step-1/nan/once/0.5",
        "regulating/step-1/nan/once/1.5", "regulating/step-99/power-loss/once/0.5",
        "regulating/reading-1/sleepy/once/0.5", "regulating/reading-0/nan/once/0.5"})
    void refusesWhatIsNoCase(String label) {
        TrialException refusal = assertThrows(TrialException.class, () -> run(label));
        assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
    }
}
