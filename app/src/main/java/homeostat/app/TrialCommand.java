package homeostat.app;

import homeostat.record.glucose.GlucoseUnit;
import homeostat.trial.FaultSweep;
import homeostat.trial.ProgressListener;
import homeostat.trial.heart.HeartOrgan;
import homeostat.trial.kidney.KidneyOrgan;
import homeostat.trial.lung.LungOrgan;
import homeostat.trial.organ.Organ;
import homeostat.trial.pancreas.Cohort;
import homeostat.trial.pancreas.Controller;
import homeostat.trial.pancreas.CsvTable;
import homeostat.trial.pancreas.FailAt;
import homeostat.trial.pancreas.PancreasTrial;
import homeostat.trial.pancreas.ParquetTable;
import homeostat.trial.pancreas.RunTable;
import homeostat.trial.pancreas.TrialComparison;
import homeostat.trial.pancreas.TrialHtml;
import homeostat.trial.pancreas.TrialJson;
import homeostat.trial.pancreas.TrialKeeping;
import homeostat.trial.pancreas.TrialRequest;
import homeostat.trial.pancreas.TrialResult;
import homeostat.trial.vad.VadOrgan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `homeostat trial`: a device on virtual patients.
@Command(description = "Try a device on virtual patients, in virtual time.",
        mixinStandardHelpOptions = true, subcommands = TrialCommand.Pancreas.class,
        modelTransformer = TrialCommand.Organs.class)
final class TrialCommand extends Group {

    /// Adds a command for each organ, all of one class.
    static final class Organs implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            for (Organ<?> each : List.of(new VadOrgan(), new HeartOrgan(), new KidneyOrgan(),
                    new LungOrgan())) {
                spec.addSubcommand(each.name(), OrganCommand.of(each));
            }
            return spec;
        }
    }

    /// `homeostat trial pancreas`.
    @Command(name = "pancreas", mixinStandardHelpOptions = true,
            description = "The artificial pancreas on thirty virtual diabetics. The same seeds "
                    + "give the same bits with any number of workers. Simulated results.")
    static final class Pancreas implements Callable<Integer> {
        @Option(names = {"--patients", "--patient"}, defaultValue = "all",
                description = "all of the thirty, adults, adolescents, children, a name such as "
                        + "child#004, how many to draw from what the thirty have in common (1000, "
                        + "adults:1000), hovorka for ten people of another model, or a file that "
                        + "body fit wrote (default: ${DEFAULT-VALUE})")
        private String patients;

        @Option(names = "--days", defaultValue = "1", description = "how many days each")
        private int days;

        @Option(names = "--scenario", defaultValue = "five-meals",
                description = "five-meals or random (default: ${DEFAULT-VALUE})")
        private String scenario;

        @Option(names = "--meals", defaultValue = "announced",
                description = "announced or unannounced (default: ${DEFAULT-VALUE})")
        private String meals;

        @Option(names = "--seeds", defaultValue = "1", description = "run seeds 1 to this many")
        private int seeds;

        @Option(names = "--seed", description = "run just this seed")
        private Long seed;

        @Option(names = "--faults", defaultValue = "none",
                description = "none, all or a fault by name (default: ${DEFAULT-VALUE})")
        private String faults;

        @Option(names = "--disturb", defaultValue = "none",
                description = "none, all or some of carbohydrate, exercise, dawn, sensor-bias, "
                        + "compression, with commas between (default: ${DEFAULT-VALUE})")
        private String disturbances;

        @Option(names = "--controller", defaultValue = "homeostat",
                description = "homeostat or a baseline: basal-bolus, pid, oref0, oref0-smb "
                        + "(default: ${DEFAULT-VALUE})")
        private String controller;

        @Option(names = "--against", defaultValue = "", paramLabel = "NAMES",
                description = "compare with these controllers, pair by pair: all or some, with "
                        + "commas between")
        private String against;

        @Option(names = "--fail-at", paramLabel = "CASES",
                description = "break one thing at every place of a cycle in each mode: all, every, "
                        + "readings-and-commands, steps, sample, pairs, or one case by name; on "
                        + "the patients and the seed that are named")
        private String failAt;

        @Option(names = "--workers", defaultValue = "0",
                description = "threads; 0 is one for each processor (default)")
        private int workers;

        @Option(names = "--checkpoint", paramLabel = "FILE",
                description = "keep the state here every 20 s, and go on from it if it is there; "
                        + "removed when all is written")
        private String checkpoint;

        @Option(names = "--csv", paramLabel = "FILE",
                description = "write a row of each run, as text")
        private String csv;

        @Option(names = "--parquet", paramLabel = "FILE",
                description = "the same as an Apache Parquet file")
        private String parquet;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Option(names = "--html", paramLabel = "FILE",
                description = "write the report for people")
        private String html;

        @Option(names = "--units", paramLabel = "UNIT", defaultValue = "mg/dL",
                description = "of glucose in the report: mg/dL or mmol/L "
                        + "(default: ${DEFAULT-VALUE})")
        private String units;

        @Override
        public Integer call() throws IOException {
            if (failAt != null) {
                return failAt();
            }
            TrialRequest request = new TrialRequest(patients, days,
                    new TrialRequest.Course(scenario, meals, faults, disturbances),
                    seed == null ? new TrialRequest.Seeds(1, seeds)
                            : new TrialRequest.Seeds(seed, 1),
                    threads(), Controller.named(controller));
            List<Controller> others = Controller.select(against);
            Target jsonTarget = Target.of(json);
            Target htmlTarget = Target.of(html);
            GlucoseUnit unit = CgmCommand.Report.unit(units);
            TrialKeeping keeping = keeping();
            Progress progress = new Progress("trial");
            ProgressListener listener = (done, total, elapsedNs) -> progress.show(done, total);
            TrialResult result = PancreasTrial.run(request, keeping, listener);
            boolean compared = !others.isEmpty() || !disturbances.equals("none");
            TrialComparison comparison = !compared ? null
                    : TrialComparison.of(result, others, keeping, listener);
            if (jsonTarget != null) {
                jsonTarget.write(compared ? TrialJson.of(comparison) : TrialJson.of(result));
            }
            if (htmlTarget != null) {
                htmlTarget.write(compared ? TrialHtml.of(comparison, unit)
                        : TrialHtml.of(result, unit));
            }
            if (jsonTarget == null || !jsonTarget.isStandardOutput()) {
                System.out.print(compared ? TrialText.of(comparison) : TrialText.of(result));
            }
            keeping.forget();
            return 0;
        }

        private int threads() {
            return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        }

        /// Exit code 1 when a rule was broken.
        private int failAt() {
            Cohort cohort = Cohort.named(patients);
            List<String> names = patients.equals("all") ? FailAt.PATIENTS
                    : IntStream.range(0, cohort.size())
                            .mapToObj(number -> cohort.patient(number).name()).toList();
            Progress progress = new Progress("fail-at");
            FaultSweep.Result result = FailAt.run(new FailAt.Request(failAt, names,
                    seed == null ? 1 : seed, FailAt.SAMPLES), threads(),
                    (done, total, elapsedNs) -> progress.show(done, total));
            System.out.print(result.text());
            return result.failures().isEmpty() ? 0 : 1;
        }

        private TrialKeeping keeping() {
            for (String name : new String[] {checkpoint, csv, parquet}) {
                Target target = Target.of(name);
                if (target != null && target.isStandardOutput()) {
                    throw new AppException("a checkpoint or a table of runs is gone back to when a"
                            + " trial goes on: file=-, expected the name of a file");
                }
            }
            RunTable table = csv == null ? RunTable.NOWHERE : new CsvTable(Path.of(csv));
            TrialKeeping keeping = TrialKeeping.NOTHING.withTable(parquet == null ? table
                    : RunTable.both(table, new ParquetTable(Path.of(parquet))));
            return checkpoint == null ? keeping : keeping.withCheckpoint(Path.of(checkpoint));
        }
    }
}
