package homeostat.trial.heart;

import java.util.List;

/// What came of one run.
///
/// @param run which
/// @param rest means of the ten seconds before anything happens
/// @param end means of the last fifteen seconds
/// @param leftLow lowest left atrial pressure, mmHg, mean of a second, once started
/// @param leftHigh highest
/// @param rightLow lowest right atrial pressure
/// @param rightHigh highest
/// @param settledSeconds from the first event until both stay within 1 mmHg of where they end
/// @param findings what the rules found
/// @param digest of everything published, with the body's output folded in
/// @param cpuNs processor time
public record HeartRunResult(HeartRun run, HeartFigures rest, HeartFigures end, double leftLow,
        double leftHigh, double rightLow, double rightHigh, double settledSeconds,
        List<HeartFinding> findings, long digest, long cpuNs) {

    /// Whether both atria stayed in their bands: 3 to 18 and 0 to 12 mmHg.
    public boolean isInBands() {
        return leftLow >= 3 && leftHigh <= 18 && rightLow >= 0 && rightHigh <= 12;
    }
}
