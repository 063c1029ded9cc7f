package homeostat.app;

import homeostat.trial.FaultSweep;
import homeostat.trial.organ.Course;
import homeostat.trial.organ.Kind;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganHtml;
import homeostat.trial.organ.OrganJson;
import homeostat.trial.organ.OrganMonth;
import homeostat.trial.organ.OrganRequest;
import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.OrganSweep;
import homeostat.trial.organ.OrganText;
import homeostat.trial.organ.OrganTrial;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// What `homeostat trial` does for every device whose trial is an [Organ].
@Command(mixinStandardHelpOptions = true)
final class OrganCommand<K extends Kind> implements Callable<Integer> {
    private static final int BROKEN = 1;

    private final Organ<K> organ;

    @Option(names = "--patients", defaultValue = "8",
            description = "typical, a name, how many of the cohort it was tuned on, or unseen:8, "
                    + "or both:8 (default: ${DEFAULT-VALUE})")
    private String patients;

    @Option(names = "--course",
            description = "what happens (default: the first of those named below)")
    private String course;

    @Option(names = "--faults", defaultValue = "none",
            description = "none, all or a fault by name (default: ${DEFAULT-VALUE})")
    private String faults;

    @Option(names = "--alone", description = "leave out what it is compared with")
    private boolean alone;

    @Option(names = "--seed", defaultValue = "1", description = "of what chance decides")
    private long seed;

    @Option(names = "--workers", defaultValue = "0",
            description = "threads; 0 is one for each processor (default)")
    private int workers;

    @Option(names = "--sweep", arity = "0..1", fallbackValue = "all", paramLabel = "CASES",
            description = "instead: break something at every reading of a cycle in each mode, a "
                    + "sample beyond, and hazardous pairs: all, every, sample, pairs or one case "
                    + "by its name")
    private String sweep;

    @Option(names = "--month", description = "instead: a virtual month of one person, and what "
            + "drifted in it")
    private boolean month;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write the results for machines; - is standard output")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "write the report for people")
    private String html;

    private OrganCommand(Organ<K> organ) {
        this.organ = organ;
    }

    /// The command for that organ, its help filled in.
    static CommandSpec of(Organ<?> organ) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new OrganCommand<>(organ));
        spec.name(organ.name());
        spec.usageMessage().description(organ.purpose() + " The same seed gives the same bits with"
                + " any number of workers. Simulated results.");
        spec.usageMessage().footer("Courses: " + organ.courses().stream().map(Course::name)
                .collect(Collectors.joining(", ")) + " or a scenario file.", "Faults: "
                + String.join(", ", organ.faults("all")) + ".");
        return spec;
    }

    @Override
    public Integer call() {
        int threads = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        if (sweep != null) {
            return swept(threads);
        }
        if (month) {
            return lived();
        }
        OrganRequest<K> request = new OrganRequest<>(organ, patients,
                course == null ? organ.courses().getFirst().name() : course, faults, seed, threads,
                !alone);
        Target jsonTarget = Target.of(json);
        Target htmlTarget = Target.of(html);
        Progress progress = new Progress("trial");
        OrganResult<K> result = OrganTrial.run(request, (done, total, elapsedNs) ->
                progress.show(done, total));
        if (jsonTarget != null) {
            jsonTarget.write(OrganJson.of(result));
        }
        if (htmlTarget != null) {
            htmlTarget.write(OrganHtml.of(result));
        }
        if (jsonTarget == null || !jsonTarget.isStandardOutput()) {
            System.out.print(OrganText.of(result));
        }
        return 0;
    }

    private int swept(int threads) {
        Progress progress = new Progress("sweep");
        FaultSweep.Result result = FaultSweep.run(new OrganSweep<>(organ, seed).cases(sweep),
                threads, (done, total, elapsedNs) -> progress.show(done, total));
        System.out.print(result.text());
        return result.failures().isEmpty() ? 0 : BROKEN;
    }

    private int lived() {
        Progress progress = new Progress("month");
        OrganMonth result = OrganMonth.live(organ, "typical", seed, organ.monthDays(),
                (done, total, elapsedNs) -> progress.show(done, total));
        System.out.print(result.text());
        return result.drifted().isEmpty() && result.violations().isEmpty() ? 0 : BROKEN;
    }
}
