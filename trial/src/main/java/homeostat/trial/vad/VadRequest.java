package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.trial.Workers;
import java.util.List;

/// What a trial is asked for.
///
/// @param patients a name, or how many of the cohort
/// @param course what happens; see [VadCourse#named]
/// @param faults `none`, `all` or a fault by name
/// @param seed of what chance decides
/// @param workers threads
public record VadRequest(String patients, String course, String faults, long seed, int workers) {

    /// Checks everything before anything is run.
    ///
    /// @throws homeostat.trial.TrialException when something is asked for that cannot be
    public VadRequest {
        VadPatients.select(patients);
        VadCourse.named(course);
        VadFaultKind.select(faults);
        Workers.check(workers);
    }

    List<HeartFailure> people() {
        return VadPatients.select(patients);
    }
}
