package homeostat.trial.heart;

import homeostat.body.circulation.Recipient;
import homeostat.trial.Workers;
import java.util.List;

/// What a trial is asked for.
///
/// @param patients a name, or how many of the cohort
/// @param course what happens; see [HeartCourse#named]
/// @param faults `none`, `all` or a fault by name
/// @param seed of what chance decides
/// @param workers threads
public record HeartRequest(String patients, String course, String faults, long seed,
        int workers) {

    /// Checks everything before anything is run.
    ///
    /// @throws homeostat.trial.TrialException when something is asked for that cannot be
    public HeartRequest {
        HeartPatients.select(patients);
        HeartCourse.named(course);
        HeartFault.Kind.select(faults);
        Workers.check(workers);
    }

    List<Recipient> people() {
        return HeartPatients.select(patients);
    }
}
