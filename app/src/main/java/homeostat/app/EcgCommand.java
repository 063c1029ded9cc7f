package homeostat.app;

import homeostat.record.BeatScore;
import homeostat.record.EcgReport;
import homeostat.record.EcgScore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat ecg`: the beat detector against annotated recordings.
@Command(description = "The beat detector on recordings of real hearts.",
        mixinStandardHelpOptions = true, subcommands = EcgCommand.Score.class)
final class EcgCommand extends Group {

    /// `homeostat ecg score`.
    @Command(name = "score", mixinStandardHelpOptions = true,
            description = "Run the detector over a folder of WFDB records and score it beat by "
                    + "beat under ANSI/AAMI EC57: 150 ms, from 5:00.")
    static final class Score implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "a folder with NAME.hea, .dat and .atr")
        private Path folder;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Override
        public Integer call() {
            Target target = Target.of(json);
            EcgReport report = EcgScore.of(folder);
            if (target != null) {
                target.write(report.toJson());
            }
            if (target == null || !target.isStandardOutput()) {
                System.out.print(text(report));
            }
            return 0;
        }

        private static String text(EcgReport report) {
            StringBuilder text = new StringBuilder(String.format(
                    "%-12s %8s %8s %6s %6s %8s %8s%n",
                    "record", "beats", "tp", "fn", "fp", "Se %", "PPV %"));
            report.records().forEach((name, score) -> row(text, name, score));
            row(text, "gross", report.gross());
            row(text, "paced", report.paced());
            row(text, "all", report.all());
            row(text, "gross 50 ms", report.window50ms());
            EcgReport.Effort effort = report.effort();
            return text.append(String.format(Locale.ROOT,
                    "%nlatency median %.0f ms, 99th percentile %.0f ms, longest %.0f ms; "
                            + "%.1f million samples per CPU second%n", effort.medianMs(),
                    effort.p99Ms(), effort.maxMs(), effort.samplesPerCpuSecond() / 1e6)).toString();
        }

        private static void row(StringBuilder text, String name, BeatScore score) {
            text.append(String.format(Locale.ROOT, "%-12s %8d %8d %6d %6d %8.2f %8.2f%n", name,
                    score.beats(), score.truePositives(), score.falseNegatives(),
                    score.falsePositives(), score.sensitivityPercent(),
                    score.predictivityPercent()));
        }
    }
}
