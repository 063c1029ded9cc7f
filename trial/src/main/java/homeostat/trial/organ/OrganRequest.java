package homeostat.trial.organ;

import homeostat.trial.Workers;
import java.util.List;

/// What a trial is asked for.
///
/// @param organ the device
/// @param patients who; see [People#select]
/// @param course what happens; see [Organ#course]
/// @param faults `none`, `all` or a fault by name
/// @param seed of what chance decides
/// @param workers threads
/// @param isCompared whether all arms are lived, not the device's own alone
public record OrganRequest<K extends Kind>(Organ<K> organ, String patients, String course,
        String faults, long seed, int workers, boolean isCompared) {

    /// Checks everything before anything is run.
    ///
    /// @throws homeostat.trial.TrialException when something is asked for that cannot be
    public OrganRequest {
        organ.people().select(patients);
        organ.course(course);
        organ.faults(faults);
        Workers.check(workers);
    }

    /// The arms that are lived; the device's own comes first.
    public List<String> armNames() {
        return isCompared ? organ.arms() : organ.arms().subList(0, 1);
    }
}
