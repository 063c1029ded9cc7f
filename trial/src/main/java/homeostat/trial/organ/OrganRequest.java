package homeostat.trial.organ;

import homeostat.trial.TrialException;

/// What a trial is asked for.
///
/// @param organ the device
/// @param patients a name, or how many of the cohort
/// @param course what happens; see [Organ#course]
/// @param faults `none`, `all` or a fault by name
/// @param seed of what chance decides
/// @param workers threads
public record OrganRequest<K extends Kind>(Organ<K> organ, String patients, String course,
        String faults, long seed, int workers) {

    private static final int WORKERS_MAX = 256;

    /// Checks everything before anything is run.
    ///
    /// @throws TrialException when something is asked for that cannot be
    public OrganRequest {
        if (organ.people(patients).isEmpty() || organ.course(course).seconds() < 1
                || organ.faults(faults).isEmpty()) {
            throw new TrialException("nothing to run: patients=" + patients
                    + ", expected at least one run");
        }
        if (workers < 1 || workers > WORKERS_MAX) {
            throw new TrialException("not a number of workers: workers=" + workers
                    + ", expected 1 to " + WORKERS_MAX);
        }
    }
}
