package homeostat.app;

import homeostat.bench.BenchRequest;
import homeostat.bench.Benchmarks;
import homeostat.bench.Report;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat bench`: ours and the peers on the same work in one run.
@Command(description = "Ours and its peers on the same work in one run, as ratios with medians. "
        + "A peer that did other work gets no ratio.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /// Exit code of a comparison in which somebody did other work.
    private static final int UNSOUND = 1;

    @Parameters(paramLabel = "NAME", completionCandidates = Names.class,
            description = "one of ${COMPLETION-CANDIDATES}")
    private String name;

    @Option(names = "--rounds", defaultValue = "5",
            description = "how often, taking turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write the results for machines; - is standard output")
    private String json;

    @Override
    public Integer call() {
        Target target = Target.of(json);
        Report report = Benchmarks.named(name).run(
                new BenchRequest(rounds, Home.path()), System.err::println);
        if (target != null) {
            target.write(report.toJson());
        }
        if (target == null || !target.isStandardOutput()) {
            System.out.print(report.text());
        }
        return report.isSound() ? 0 : UNSOUND;
    }

    /// What the help and a shell offer.
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            Benchmarks.all().forEach(each -> add(each.name()));
        }
    }
}
