package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseTally;
import java.util.List;

/// What came of one run.
///
/// @param number of the run in its trial
/// @param run which
/// @param glucose minutes by range, of the truth
/// @param mgPerDl the truth of each minute, whole and from 0 to 600
/// @param events what the safety rules found
/// @param digest every output of the device and every minute's glucose, folded into one word
/// @param cpuNs processor time that it took
record RunResult(long number, TrialRun run, GlucoseTally glucose, short[] mgPerDl,
        List<SafetyEvent> events, long digest, long cpuNs) {}
