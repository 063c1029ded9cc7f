package homeostat.trial.organ;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// What came of a trial: its runs in the order of people, faults and arms.
///
/// @param request what was asked for
/// @param runs one each
/// @param digest of all runs; equal on every machine and for any number of workers
public record OrganResult<K extends Kind>(OrganRequest<K> request,
        List<OrganRunResult<K>> runs, long digest) {

    /// The results of each group of people, by what they have in common.
    public Map<String, OrganResult<K>> groups() {
        People<?> people = request.organ().people();
        Map<String, OrganResult<K>> groups = new LinkedHashMap<>();
        runs.stream().map(each -> people.group(each.run().patient())).distinct()
                .forEach(group -> groups.put(group, new OrganResult<>(request, runs.stream()
                        .filter(each -> people.group(each.run().patient()).equals(group))
                        .toList(), digest)));
        return groups;
    }

    /// The runs of one arm.
    public List<OrganRunResult<K>> arm(String arm) {
        return runs.stream().filter(each -> each.run().arm().equals(arm)).toList();
    }

    /// The runs of the device.
    public List<OrganRunResult<K>> own() {
        return arm(request.organ().arms().getFirst());
    }

    private DoubleStream values(String arm, String figure) {
        return arm(arm).stream().mapToDouble(each -> each.figures().get(figure));
    }

    /// Sum of a figure over the runs of an arm.
    public double sum(String arm, String figure) {
        return values(arm, figure).sum();
    }

    /// Mean of a figure over the runs of an arm.
    public double mean(String arm, String figure) {
        return sum(arm, figure) / arm(arm).size();
    }

    /// Least of a figure over the runs of an arm.
    public double least(String arm, String figure) {
        return values(arm, figure).min().orElse(Double.NaN);
    }

    /// Most of a figure over the runs of an arm.
    public double most(String arm, String figure) {
        return values(arm, figure).max().orElse(Double.NaN);
    }

    /// What a table says of a figure in an arm: the total of what is counted, else the mean.
    public double told(String arm, Figure figure) {
        return figure.isTotal() ? sum(arm, figure.name()) : mean(arm, figure.name());
    }

    /// Everything that the rules found on the device; what it is compared with is not judged.
    public List<Finding> findings() {
        return own().stream().flatMap(each -> each.findings().stream()).toList();
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
