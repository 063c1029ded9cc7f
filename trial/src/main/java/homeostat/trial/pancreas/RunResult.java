package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseTally;
import java.util.List;

/// What came of one run.
///
/// @param run which
/// @param glucose minutes by range, of the truth
/// @param events what the safety rules found
/// @param digest every output of the device and every minute's glucose, folded into one word
/// @param cpuNs processor time that it took
record RunResult(TrialRun run, GlucoseTally glucose, List<SafetyEvent> events, long digest,
        long cpuNs) {}
