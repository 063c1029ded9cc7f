package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatient;
import homeostat.record.glucose.GlucoseTally;
import homeostat.trial.ProgressListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One trial run again with other controllers, and each of them without the disturbances if there
/// were any: the same patients, seeds, meals and sensor errors for all.
///
/// @param tried the trial that was asked for
/// @param arms every controller on the same days, the one that was tried first
public record TrialComparison(TrialResult tried, List<Arm> arms) {

    /// One controller.
    ///
    /// @param controller whose decisions
    /// @param result on the days that were asked for
    /// @param undisturbed on the same days without disturbances; `null` when there were none
    /// @param inRange time in range of what was tried, less that of this one, in percent of time,
    ///        by patient
    /// @param below70 the same of time below 70 mg/dL
    public record Arm(Controller controller, TrialResult result, TrialResult undisturbed,
            PairedDifference inRange, PairedDifference below70) {}

    /// Compares a trial that was run with `others`; `listener` hears of each run.
    public static TrialComparison of(TrialResult tried, List<Controller> others,
            ProgressListener listener) {
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(tried, tried, listener));
        for (Controller other : others) {
            if (other != tried.request().controller()) {
                TrialRequest request = tried.request().withController(other);
                arms.add(arm(tried, PancreasTrial.run(request, listener), listener));
            }
        }
        return new TrialComparison(tried, List.copyOf(arms));
    }

    private static Arm arm(TrialResult tried, TrialResult result, ProgressListener listener) {
        boolean disturbed = !result.request().course().disturbances().equals("none");
        TrialResult undisturbed = disturbed ? PancreasTrial.run(
                result.request().withDisturbances("none"), listener) : null;
        Map<GlucosePatient, GlucoseTally> theirs = new HashMap<>();
        for (TrialResult.PatientResult each : result.patients()) {
            theirs.put(each.patient(), each.glucose());
        }
        int count = tried.patients().size();
        double[] inRange = new double[count];
        double[] below70 = new double[count];
        for (int i = 0; i < count; i++) {
            GlucoseTally ours = tried.patients().get(i).glucose();
            GlucoseTally other = theirs.get(tried.patients().get(i).patient());
            inRange[i] = ours.inRangePercent() - other.inRangePercent();
            below70[i] = ours.below70Percent() - other.below70Percent();
        }
        return new Arm(result.request().controller(), result, undisturbed,
                PairedDifference.of(inRange), PairedDifference.of(below70));
    }
}
