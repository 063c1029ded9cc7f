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
/// @param patients by patient, the worst first
/// @param profile glucose by time of day, pooled
/// @param events what the safety rules found, in the order of the runs
/// @param patientDaysPerCpuSecond speed, by the processor time of the workers
/// @param digest every bit of every run; equal words, equal trials
public record TrialResult(
        TrialRequest request,
        GlucoseTally pooled,
        List<GroupResult> groups,
        List<PatientResult> patients,
        GlucoseProfile profile,
        List<SafetyEvent> events,
        double patientDaysPerCpuSecond,
        long digest) {

    /// One age group.
    public record GroupResult(GlucosePatient.Group group, int patients, GlucoseTally glucose) {}

    /// One patient over all seeds, and the run that went worst.
    public record PatientResult(GlucosePatient patient, GlucoseTally glucose,
            GlucoseProfile profile, TrialRun worstRun, GlucoseTally worstGlucose) {}

    /// Events in which the device broke a rule.
    public List<SafetyEvent> violations() {
        return events.stream().filter(event -> event.rule().isViolation()).toList();
    }
}
