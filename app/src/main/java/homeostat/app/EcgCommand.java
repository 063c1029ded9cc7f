package homeostat.app;

import homeostat.record.Advance;
import homeostat.record.AnnotationFile;
import homeostat.record.EcgAnalysis;
import homeostat.record.EcgLeftOut;
import homeostat.record.EcgReport;
import homeostat.record.EcgScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat ecg`: the beat detector against annotated recordings.
@Command(description = "The beat detector on recordings of real hearts.",
        mixinStandardHelpOptions = true,
        subcommands = {EcgCommand.Score.class, EcgCommand.Train.class,
            EcgCommand.Analyse.class})
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

        @Option(names = "--leave-one-out",
                description = "score the classes of beats alone, those of each record by weights "
                        + "trained on the others; about a minute")
        private boolean leavesOneOut;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Override
        public Integer call() {
            if (leavesOneOut) {
                return leaveOneOut();
            }
            if (leads != 1 && leads != 2) {
                throw new AppException("bad number of leads: is=" + leads + ", expected 1 or 2");
            }
            Target target = Target.of(json);
            Advance progress = new Progress("scoring")::show;
            EcgReport report = noise == null ? EcgScore.of(folder, leads, progress)
                    : EcgScore.stressed(folder, leads, noise, decibels, progress);
            if (target != null) {
                target.write(report.toJson());
            }
            if (target == null || !target.isStandardOutput()) {
                System.out.print(EcgText.score(report));
            }
            return 0;
        }

        private int leaveOneOut() {
            if (noise != null || leads != 2) {
                throw new AppException("--leave-one-out takes no other option but --json: noise="
                        + noise + " leads=" + leads + ", expected no noise and 2");
            }
            Target target = Target.of(json);
            EcgLeftOut report = EcgLeftOut.of(folder, new Progress("leaving one out")::show);
            if (target != null) {
                target.write(EcgClasses.json(report));
            }
            if (target == null || !target.isStandardOutput()) {
                System.out.print(EcgClasses.text(report));
            }
            return 0;
        }
    }

    /// `homeostat ecg train`.
    @Command(name = "train", mixinStandardHelpOptions = true,
            description = "Find the weights that class beats from a folder of annotated WFDB "
                    + "records, and print them as they stand in the source.")
    static final class Train implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "a folder with NAME.hea, .dat and .atr")
        private Path folder;

        @Override
        public Integer call() {
            System.out.print(EcgClasses.weights(
                    EcgLeftOut.weights(folder, new Progress("reading")::show)));
            return 0;
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
