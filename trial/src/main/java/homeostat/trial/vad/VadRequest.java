package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.trial.TrialException;
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
    /// @throws TrialException when something is asked for that cannot be
    public VadRequest {
        VadPatients.select(patients);
        VadCourse.named(course);
        VadFaultKind.select(faults);
        if (workers < 1 || workers > 256) {
            throw new TrialException("not a number of workers: workers=" + workers
                    + ", expected 1 to 256");
        }
    }

    List<HeartFailure> people() {
        return VadPatients.select(patients);
    }
}
