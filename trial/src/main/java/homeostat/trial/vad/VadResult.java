package homeostat.trial.vad;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What came of a trial: its runs in the order of people and faults.
///
/// @param request what was asked for
/// @param runs one each
/// @param suction how well suction was seen with the pump held at rising speeds, or null
/// @param digest of all runs; equal on every machine and for any number of workers
public record VadResult(VadRequest request, List<VadRunResult> runs, SuctionScore suction,
        long digest) {

    /// Mean over runs of something at the end.
    public double meanEnd(ToDoubleFunction<VadFigures> figure) {
        return runs.stream().mapToDouble(run -> figure.applyAsDouble(run.end())).average()
                .orElse(Double.NaN);
    }

    /// Mean over runs of something at rest.
    public double meanRest(ToDoubleFunction<VadFigures> figure) {
        return runs.stream().mapToDouble(run -> figure.applyAsDouble(run.rest())).average()
                .orElse(Double.NaN);
    }

    /// Everything that the rules found.
    public List<VadFinding> findings() {
        return runs.stream().flatMap(run -> run.findings().stream()).toList();
    }

    /// What the device must never do and did.
    public List<VadFinding> violations() {
        return findings().stream().filter(each -> each.rule().isViolation()).toList();
    }

    /// How much faster than real time, in processor time of one core.
    public double timesRealTime() {
        double lived = runs.stream().mapToDouble(run -> run.run().course().seconds()).sum();
        double spent = runs.stream().mapToDouble(run -> run.cpuNs() / 1e9).sum();
        return spent == 0 ? 0 : lived / spent;
    }
}
