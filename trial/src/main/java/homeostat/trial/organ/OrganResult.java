package homeostat.trial.organ;

import java.util.ArrayList;
import java.util.List;

/// What came of a trial: its runs in the order of people, faults and arms.
///
/// @param request what was asked for
/// @param runs one each
/// @param digest of all runs; equal on every machine and for any number of workers
public record OrganResult<K extends Kind>(OrganRequest<K> request,
        List<OrganRunResult<K>> runs, long digest) {

    /// The runs of one arm.
    public List<OrganRunResult<K>> arm(String arm) {
        return runs.stream().filter(each -> each.run().arm().equals(arm)).toList();
    }

    /// Names of all figures.
    public List<String> figures() {
        return new ArrayList<>(runs.getFirst().figures().keySet());
    }

    /// Sum of a figure over the runs of an arm.
    public double sum(String arm, String figure) {
        return arm(arm).stream().mapToDouble(each -> each.figures().get(figure)).sum();
    }

    /// Mean of a figure over the runs of an arm.
    public double mean(String arm, String figure) {
        return sum(arm, figure) / arm(arm).size();
    }

    /// Everything that the rules found on the device; what it is compared with is not judged.
    public List<Finding> findings() {
        return arm(request.organ().arms().getFirst()).stream()
                .flatMap(each -> each.findings().stream()).toList();
    }

    /// What the device must never do and did.
    public List<Finding> violations() {
        return findings().stream().filter(each -> each.rule().isViolation()).toList();
    }

    /// How much faster than real time, in processor time of one core.
    public double timesRealTime() {
        double lived = runs.stream().mapToDouble(each -> each.run().course().seconds()).sum();
        double spent = runs.stream().mapToDouble(each -> each.cpuNs() / 1e9).sum();
        return spent == 0 ? 0 : lived / spent;
    }
}
