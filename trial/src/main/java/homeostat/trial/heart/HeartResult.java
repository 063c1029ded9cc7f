package homeostat.trial.heart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What came of a trial: its runs in the order of people and faults.
///
/// @param request what was asked for
/// @param runs one each
/// @param digest of all runs; equal on every machine and for any number of workers
public record HeartResult(HeartRequest request, List<HeartRunResult> runs, long digest) {

    /// Mean over runs of something.
    public double mean(ToDoubleFunction<HeartRunResult> figure) {
        return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /// The least over runs of something.
    public double least(ToDoubleFunction<HeartRunResult> figure) {
        return runs.stream().mapToDouble(figure).min().orElse(Double.NaN);
    }

    /// The most over runs of something.
    public double most(ToDoubleFunction<HeartRunResult> figure) {
        return runs.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    /// Runs in which both atria stayed in their bands.
    public long inBands() {
        return runs.stream().filter(HeartRunResult::isInBands).count();
    }

    /// Everything that the rules found.
    public List<HeartFinding> findings() {
        return runs.stream().flatMap(run -> run.findings().stream()).toList();
    }

    /// What the device must never do and did.
    public List<HeartFinding> violations() {
        return findings().stream().filter(each -> each.rule().isViolation()).toList();
    }

    /// How much faster than real time, in processor time of one core.
    public double timesRealTime() {
        double lived = runs.stream().mapToDouble(run -> run.run().course().seconds()).sum();
        double spent = runs.stream().mapToDouble(run -> run.cpuNs() / 1e9).sum();
        return spent == 0 ? 0 : lived / spent;
    }
}
