package homeostat.trial.pancreas;

import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.util.ArrayList;
import java.util.List;

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
        return of(tried, others, TrialKeeping.NOTHING, listener);
    }

    /// The same, each of the others with a checkpoint of its own beside that of `keeping`.
    ///
    /// @throws TrialException when there were too many patients to pair them one by one
    public static TrialComparison of(TrialResult tried, List<Controller> others,
            TrialKeeping keeping, ProgressListener listener) {
        if (tried.population().pairable().isEmpty()) {
            throw new TrialException("too many patients to compare pair by pair: patients="
                    + tried.population().size() + ", expected at most 100000");
        }
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(tried, tried, keeping, listener));
        for (Controller other : others) {
            if (other != tried.request().controller()) {
                TrialRequest request = tried.request().withController(other);
                arms.add(arm(tried, PancreasTrial.run(request, keeping.beside(other.label()),
                        listener), keeping, listener));
            }
        }
        return new TrialComparison(tried, List.copyOf(arms));
    }

    private static Arm arm(TrialResult tried, TrialResult result, TrialKeeping keeping,
            ProgressListener listener) {
        boolean disturbed = !result.request().course().disturbances().equals("none");
        TrialResult undisturbed = disturbed ? PancreasTrial.run(
                result.request().withDisturbances("none"), keeping.beside(
                        result.request().controller().label() + TrialKeeping.UNDISTURBED),
                listener) : null;
        return new Arm(result.request().controller(), result, undisturbed,
                difference(tried, result, 0), difference(tried, result, 1));
    }

    private static PairedDifference difference(TrialResult tried, TrialResult other, int which) {
        return PairedDifference.between(tried.population().pairable().get(which),
                other.population().pairable().get(which));
    }
}
