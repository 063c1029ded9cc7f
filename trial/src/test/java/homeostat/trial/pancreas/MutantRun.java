package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatients;
import homeostat.kernel.Span;
import homeostat.trial.ClosedLoop;
import java.util.List;
import java.util.TreeSet;

/// Sixteen hours of one run as they go with the classes that this class was loaded with. What it
/// says is made of the platform's types alone, so that two worlds of classes can talk about it.
public final class MutantRun {
    private MutantRun() {}

    /// The labels of the rules that the device broke by four in the afternoon, with three announced
    /// meals and the fault from the minute `from` for `minutes`.
    public static List<String> broken(String patient, String fault, int from, int minutes,
            double severity) {
        Scenario five = Scenario.named("five-meals", "announced");
        Scenario scenario = new Scenario("mutant", "announced", five.menu(),
                List.of(new Fault(FaultKind.named(fault), from, minutes, severity)));
        PancreasBed bed = PancreasBed.of(new TrialRun(GlucosePatients.named(patient), 1,
                FaultKind.NONE, 1, scenario), PancreasWorld.NOBODY);
        new ClosedLoop(bed.host(), bed.world()).runUntil(Span.hours(16));
        TreeSet<String> labels = new TreeSet<>();
        for (SafetyEvent event : bed.world().finish()) {
            if (event.rule().isViolation()) {
                labels.add(event.rule().label());
            }
        }
        return List.copyOf(labels);
    }
}
