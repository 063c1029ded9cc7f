package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatient;
import homeostat.record.glucose.GlucoseProfile;
import homeostat.record.glucose.GlucoseTally;
import java.util.List;

/// What a trial found.
///
/// @param request what was asked
/// @param pooled all minutes of all runs
/// @param groups by age
/// @param patients by patient, the worst first; of more than thirty the worst thirty
/// @param profile glucose by time of day, pooled
/// @param events what the safety rules found, in the order of the runs; of more than ten thousand
///        the first ten thousand
/// @param population how the patients differ
/// @param patientDaysPerCpuSecond speed, by the processor time of the workers
/// @param digest every bit of every run; equal words, equal trials
public record TrialResult(
        TrialRequest request,
        GlucoseTally pooled,
        List<GroupResult> groups,
        List<PatientResult> patients,
        GlucoseProfile profile,
        List<SafetyEvent> events,
        Population population,
        double patientDaysPerCpuSecond,
        long digest) {

    /// One age group.
    public record GroupResult(GlucosePatient.Group group, int patients, GlucoseTally glucose) {}

    /// One patient over all seeds, and the run that went worst.
    public record PatientResult(GlucosePatient patient, GlucoseTally glucose,
            GlucoseProfile profile, TrialRun worstRun, GlucoseTally worstGlucose) {}

    /// All patients, each one number for each of these.
    ///
    /// @param size how many
    /// @param drawn whether they are people beyond the thirty
    /// @param inRange percent of time from 70 to 180 mg/dL
    /// @param below70 percent of time below 70 mg/dL
    /// @param below54 percent of time below 54 mg/dL
    /// @param above250 percent of time above 250 mg/dL
    /// @param violations how often the device broke a rule, events that are not listed included
    /// @param harms how often something happened to a patient
    /// @param pairable time in range and below 70 by number of the patient, for comparisons; of
    ///        very many patients none
    public record Population(int size, boolean drawn, Moments inRange, Moments below70,
            Moments below54, Moments above250, long violations, long harms,
            List<double[]> pairable) {}

    /// Events in which the device broke a rule.
    public List<SafetyEvent> violations() {
        return events.stream().filter(event -> event.rule().isViolation()).toList();
    }
}
