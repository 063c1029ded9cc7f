package homeostat.trial.vad;

import java.util.List;

/// What came of one run.
///
/// @param run which
/// @param rest means of the ten seconds before anything happens
/// @param end means of the last fifteen seconds
/// @param suckedBeats beats of suction, after the pump has settled
/// @param longestSuction most of them in a row
/// @param findings what the rules found
/// @param digest of everything published, with the flow of the person folded in
/// @param cpuNs processor time
public record VadRunResult(VadRun run, VadFigures rest, VadFigures end, int suckedBeats,
        int longestSuction, List<VadFinding> findings, long digest, long cpuNs) {}
