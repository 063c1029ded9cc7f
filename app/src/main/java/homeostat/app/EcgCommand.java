package homeostat.app;

import homeostat.record.AnnotationFile;
import homeostat.record.BeatScore;
import homeostat.record.EcgAnalysis;
import homeostat.record.EcgReport;
import homeostat.record.EcgScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat ecg`: the beat detector against annotated recordings.
@Command(description = "The beat detector on recordings of real hearts.",
        mixinStandardHelpOptions = true,
        subcommands = {EcgCommand.Score.class, EcgCommand.Analyse.class})
final class EcgCommand extends Group {

    /// `homeostat ecg score`.
    @Command(name = "score", mixinStandardHelpOptions = true,
            description = "Run the detector over a folder of WFDB records and score it beat by "
                    + "beat under ANSI/AAMI EC57: 150 ms, from 5:00.")
    static final class Score implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "a folder with NAME.hea, .dat and .atr")
        private Path folder;

        @Option(names = "--leads", paramLabel = "N", defaultValue = "2",
                description = "how many leads to use at most, 1 or 2; default 2")
        private int leads;

        @Option(names = "--noise", paramLabel = "HEA",
                description = "add the first signal of that record as noise, two minutes in four")
        private Path noise;

        @Option(names = "--snr", paramLabel = "DB", defaultValue = "6",
                description = "signal-to-noise ratio of that noise; default 6")
        private double decibels;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Override
        public Integer call() {
            if (leads != 1 && leads != 2) {
                throw new AppException("bad number of leads: is=" + leads + ", expected 1 or 2");
            }
            Target target = Target.of(json);
            EcgReport report = noise == null ? EcgScore.of(folder, leads)
                    : EcgScore.stressed(folder, leads, noise, decibels);
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
                    "%-14s %8s %8s %6s %6s %8s %8s%n",
                    "record", "beats", "tp", "fn", "fp", "Se %", "PPV %"));
            report.entries().forEach((name, entry) -> row(text, name, entry.beats()));
            row(text, "gross", report.gross());
            row(text, "paced", report.paced());
            row(text, "all", report.all());
            row(text, "gross 50 ms", report.window50ms());
            row(text, "first lead", report.firstLead());
            row(text, "DS1", report.half(false, EcgReport.Entry::beats));
            row(text, "DS2", report.half(true, EcgReport.Entry::beats));
            row(text, "ventricular", report.ventricular());
            row(text, "supraventric.", report.supraventricular());
            row(text, "couplets", report.runs().couplets());
            row(text, "runs of 3 to 5", report.runs().shortRuns());
            row(text, "runs of 6 on", report.runs().longRuns());
            EcgReport.Effort effort = report.effort();
            return text.append(String.format(Locale.ROOT,
                    "%nlatency median %.0f ms, 99th percentile %.0f ms, longest %.0f ms; "
                            + "%.1f million samples per CPU second, %.1f classified%n",
                    effort.medianMs(), effort.p99Ms(), effort.maxMs(),
                    effort.samplesPerCpuSecond() / 1e6,
                    effort.classifiedPerCpuSecond() / 1e6)).toString();
        }

        private static void row(StringBuilder text, String name, BeatScore score) {
            text.append(String.format(Locale.ROOT, "%-14s %8d %8d %6d %6d %8.2f %8.2f%n", name,
                    score.beats(), score.truePositives(), score.falseNegatives(),
                    score.falsePositives(), score.sensitivityPercent(),
                    score.predictivityPercent()));
        }
    }

    /// `homeostat ecg analyse`.
    @Command(name = "analyse", mixinStandardHelpOptions = true,
            description = "Say what one WFDB record shows: beats by class, episodes, heart rate "
                    + "variability.")
    static final class Analyse implements Callable<Integer> {
        @Parameters(paramLabel = "HEA", description = "the header of the record, NAME.hea")
        private Path header;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write it for machines, with every beat; - is standard output")
        private String json;

        @Option(names = "--html", paramLabel = "FILE",
                description = "write a page with strips on millimetre paper")
        private String html;

        @Option(names = "--annotations", paramLabel = "FILE",
                description = "write the beats as a WFDB annotation file")
        private Path annotations;

        @Override
        public Integer call() {
            Target forMachines = Target.of(json);
            Target forPeople = Target.of(html);
            EcgAnalysis ecg = EcgAnalysis.of(header);
            String name = header.getFileName().toString().replaceFirst("\\.hea$", "");
            if (forMachines != null) {
                forMachines.write(EcgText.json(name, ecg));
            }
            if (forPeople != null) {
                forPeople.write(EcgPage.of(header, name, ecg));
            }
            if (annotations != null) {
                write(annotations, AnnotationFile.bytes(ecg.annotations()));
            }
            if (forMachines == null || !forMachines.isStandardOutput()) {
                System.out.print(EcgText.summary(name, ecg));
            }
            return 0;
        }

        private static void write(Path file, byte[] bytes) {
            try {
                Files.write(file, bytes);
            } catch (IOException problem) {
                throw new AppException("could not write: file=" + file + ", "
                        + problem.getMessage());
            }
        }
    }
}
