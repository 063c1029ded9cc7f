package homeostat.app;

import homeostat.record.Recording;
import homeostat.record.Recordings;
import homeostat.record.eeg.EegPage;
import homeostat.record.eeg.EegReview;
import homeostat.record.eeg.EegTable;
import homeostat.record.eeg.EegTrend;
import homeostat.record.eeg.SeizureSpan;
import homeostat.trial.eeg.SyntheticRecording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat eeg`: quantitative electroencephalography and the seizure detector.
@Command(description = "Trends and seizures of an electroencephalogram.",
        mixinStandardHelpOptions = true,
        subcommands = {EegCommand.Monitor.class, EegScoreCommand.class})
final class EegCommand extends Group {

    /// Where the samples come from.
    static final class Source {
        @Parameters(paramLabel = "FILE", description = "an EDF, EDF+, BDF or WFDB recording")
        private Path file;

        @Option(names = "--synthetic", paramLabel = "HOURS",
                description = "a head that does not exist, instead of a file")
        private Double hours;
    }

    /// `homeostat eeg monitor`.
    @Command(name = "monitor", mixinStandardHelpOptions = true,
            description = "Pass a recording through the monitor, second by second, and draw its "
                    + "trends: colour density spectrum, aEEG, asymmetry, bands, burst "
                    + "suppression, seizures told. Gaps stay gaps.")
    static final class Monitor implements Callable<Integer> {
        private static final double HOURS_MAX = 24 * 14;

        @ArgGroup(multiplicity = "1")
        private Source source;

        @Option(names = "--html", paramLabel = "FILE", description = "write the page of trends")
        private String html;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Option(names = "--csv", paramLabel = "FILE",
                description = "write every second as a row; - is standard output")
        private String csv;

        @Option(names = "--mains", paramLabel = "HZ", defaultValue = "50",
                description = "frequency of the mains: 50, 60, or 0 for no notch "
                        + "(default: ${DEFAULT-VALUE})")
        private double mainsHz;

        @Option(names = "--seed", defaultValue = "1",
                description = "of the synthetic head (default: ${DEFAULT-VALUE})")
        private long seed;

        @Option(names = "--seizures", defaultValue = "4",
                description = "of the synthetic head (default: ${DEFAULT-VALUE})")
        private int seizures;

        @Override
        public Integer call() {
            if (mainsHz != 0 && mainsHz != 50 && mainsHz != 60) {
                throw new AppException("no such mains: hz=" + mainsHz + ", expected 50, 60 or 0");
            }
            Target page = Target.of(html);
            Target machines = Target.of(json);
            Target table = Target.of(csv);
            try (Recording recording = open()) {
                EegReview review = new EegReview(recording, mainsHz);
                EegTrend trend = new EegTrend(review.seconds());
                List<SeizureSpan> told = new ArrayList<>();
                if (table == null) {
                    told.addAll(run(review, trend, (second, done, total) -> { }));
                } else {
                    table.write(out -> told.addAll(
                            run(review, trend, new EegTable(review.montage(), out))));
                }
                boolean silent = table != null && table.isStandardOutput();
                write(page, machines, silent, new Result(recording, review, trend, told));
            }
            return 0;
        }

        private static List<SeizureSpan> run(EegReview review, EegTrend trend,
                EegReview.Listener rows) {
            Progress progress = new Progress("monitor");
            return review.run((second, done, total) -> {
                trend.second(second, done, total);
                rows.second(second, done, total);
                progress.show((long) done, (long) total);
            });
        }

        private record Result(Recording recording, EegReview review, EegTrend trend,
                List<SeizureSpan> told) {}

        private static void write(Target page, Target machines, boolean silent, Result result) {
            if (page != null) {
                page.write(EegPage.of(result.recording.outline(), result.review.montage(),
                        result.trend, result.told));
            }
            String summary = EegTable.json(result.recording.outline(), result.review.montage(),
                    result.trend, result.told);
            if (machines != null) {
                machines.write(summary);
            }
            if (!silent && (machines == null || !machines.isStandardOutput())) {
                System.out.print(EegTable.text(result.recording.outline(),
                        result.review.montage(), result.trend, result.told));
            }
        }

        private Recording open() {
            if (source.hours == null) {
                return Recordings.open(source.file);
            }
            if (!(source.hours > 0.1 && source.hours <= HOURS_MAX)) {
                throw new AppException("impossible length: hours=" + source.hours
                        + ", expected more than 0.1 and at most " + HOURS_MAX);
            }
            if (seizures < 0 || seizures > source.hours * 6) {
                throw new AppException("impossible number of seizures: seizures=" + seizures
                        + ", expected 0 to 6 an hour");
            }
            return new SyntheticRecording(seed, source.hours, seizures);
        }
    }
}
