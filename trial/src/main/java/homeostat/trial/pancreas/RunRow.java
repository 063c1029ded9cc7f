package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseTally;

/// One run as a row of a table for other programs.
///
/// @param run which
/// @param glucose minutes by range, of the truth
/// @param violations rules that the device broke
/// @param harms what happened to the patient
/// @param digest of every bit of the run
public record RunRow(TrialRun run, GlucoseTally glucose, int violations, int harms, long digest) {

    static RunRow of(RunResult result) {
        int violations = (int) result.events().stream()
                .filter(each -> each.rule().isViolation()).count();
        return new RunRow(result.run(), result.glucose(), violations,
                result.events().size() - violations, result.digest());
    }
}
