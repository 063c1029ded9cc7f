package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.util.List;

/// The runs of a trial by number: patient by patient, seed by seed, fault by fault.
final class TrialRuns {
    private final TrialRequest request;
    private final Cohort cohort;
    private final List<FaultKind> faults;
    private final Scenario scenario;

    /// @throws TrialException when there are more than can be counted
    TrialRuns(TrialRequest request) {
        this.request = request;
        cohort = request.cohort();
        faults = FaultKind.select(request.course().faults());
        scenario = request.selectedScenario();
        if (count() > Integer.MAX_VALUE) {
            throw new TrialException("too many runs: runs=" + count()
                    + ", expected at most " + Integer.MAX_VALUE + " of patients, seeds and faults");
        }
    }

    Cohort cohort() {
        return cohort;
    }

    /// How many each patient has.
    int ofEachPatient() {
        return request.seeds().count() * faults.size();
    }

    long count() {
        return (long) cohort.size() * ofEachPatient();
    }

    /// Whose run it is.
    int patientNumber(long number) {
        return (int) (number / ofEachPatient());
    }

    TrialRun at(long number) {
        int ofPatient = (int) (number % ofEachPatient());
        return new TrialRun(cohort.patient(patientNumber(number)),
                request.seeds().first() + ofPatient / faults.size(),
                faults.get(ofPatient % faults.size()), request.days(), scenario,
                request.controller(), request.course().disturbances());
    }
}
