package homeostat.app;

import homeostat.trial.kidney.KidneyOrgan;
import homeostat.trial.lung.LungOrgan;
import homeostat.trial.organ.Kind;
import homeostat.trial.organ.Organ;
import homeostat.trial.organ.OrganHtml;
import homeostat.trial.organ.OrganJson;
import homeostat.trial.organ.OrganRequest;
import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.OrganText;
import homeostat.trial.organ.OrganTrial;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `homeostat trial` does for every device whose trial is an [Organ].
abstract class OrganCommand implements Callable<Integer> {
    @Option(names = "--patients", defaultValue = "8",
            description = "typical, a name of the cohort, or how many of it "
                    + "(default: ${DEFAULT-VALUE})")
    private String patients;

    @Option(names = "--faults", defaultValue = "none",
            description = "none, all or a fault by name (default: ${DEFAULT-VALUE})")
    private String faults;

    @Option(names = "--seed", defaultValue = "1", description = "of what chance decides")
    private long seed;

    @Option(names = "--workers", defaultValue = "0",
            description = "threads; 0 is one for each processor (default)")
    private int workers;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write the results for machines; - is standard output")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "write the report for people")
    private String html;

    abstract Organ<?> organ();

    abstract String course();

    @Override
    public final Integer call() {
        return tried(organ());
    }

    private <K extends Kind> int tried(Organ<K> organ) {
        OrganRequest<K> request = new OrganRequest<>(organ, patients, course(), faults, seed,
                workers == 0 ? Runtime.getRuntime().availableProcessors() : workers);
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

    /// `homeostat trial kidney`.
    @Command(name = "kidney", mixinStandardHelpOptions = true,
            description = "The kidney on people on dialysis, guided against a fixed rate at equal "
                    + "fluid. The same seed gives the same bits with any number of workers. "
                    + "Simulated results.")
    static final class Kidney extends OrganCommand {
        @Option(names = "--course", defaultValue = "session",
                description = "session, meal, bleeding, troubles, hour or a scenario file "
                        + "(default: ${DEFAULT-VALUE})")
        private String course;

        @Override
        Organ<?> organ() {
            return new KidneyOrgan();
        }

        @Override
        String course() {
            return course;
        }
    }
    /// `homeostat trial lung`.
    @Command(name = "lung", mixinStandardHelpOptions = true,
            description = "The lung on people with failing ones, closed against the clinic's "
                    + "settings. The same seed gives the same bits with any number of workers. "
                    + "Simulated results.")
    static final class Lung extends OrganCommand {
        @Option(names = "--course", defaultValue = "night",
                description = "night, quiet, collapse, recruitment, hour or a scenario file "
                        + "(default: ${DEFAULT-VALUE})")
        private String course;

        @Override
        Organ<?> organ() {
            return new LungOrgan();
        }

        @Override
        String course() {
            return course;
        }
    }
}
