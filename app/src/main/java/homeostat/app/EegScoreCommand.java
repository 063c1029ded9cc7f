package homeostat.app;

import homeostat.record.eeg.EegScore;
import homeostat.record.eeg.SeizureScore;
import homeostat.trial.eeg.EegTrial;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat eeg score`: the seizure detector against marked recordings, or synthetic heads.
@Command(name = "score", mixinStandardHelpOptions = true,
        description = "Score figures on ictal and other windows (.npy), and the seizure detector "
                + "on marked recordings (.edf, .bdf) or on synthetic heads by the rules of "
                + "SzCORE.")
final class EegScoreCommand implements Callable<Integer> {
    private static final int LEADS = 16;
    private static final double HOURS_PER_SEIZURE = 3;
    private static final double HOURS_MAX = 24 * 100;

    /// What is scored.
    static final class Source {
        @Parameters(paramLabel = "DIR", description = "windows in folders called ictal and "
                + "otherwise; recordings with seizures noted or in a .tsv beside")
        private Path folder;

        @Option(names = "--synthetic", paramLabel = "HOURS",
                description = "heads that do not exist, a day each, instead of a folder")
        private Double hours;
    }

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "256",
            description = "sampling frequency of the windows (default: ${DEFAULT-VALUE})")
    private double samplesPerSecond;

    @Option(names = "--mains", paramLabel = "HZ", defaultValue = "60",
            description = "50, 60, or 0 for no notch (default: ${DEFAULT-VALUE})")
    private double mainsHz;

    @Option(names = "--seed", defaultValue = "1",
            description = "of the first synthetic head (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write the results for machines; - is standard output")
    private String json;

    @Override
    public Integer call() {
        if (mainsHz != 0 && mainsHz != 50 && mainsHz != 60) {
            throw new AppException("no such mains: hz=" + mainsHz + ", expected 50, 60 or 0");
        }
        Target target = Target.of(json);
        boolean silent = target != null && target.isStandardOutput();
        if (source.hours == null) {
            EegScore.Result result = EegScore.of(source.folder, samplesPerSecond, mainsHz);
            tell(target, result.toJson(), silent ? "" : text(result));
        } else {
            EegTrial.Result result = synthetic(source.hours);
            tell(target, String.format(Locale.ROOT, "{%n  \"heads\": %d,%n  \"events\": %s,%n"
                    + "  \"samples\": %s,%n  \"latencySeconds\": {\"median\": %.1f,"
                    + " \"max\": %.1f}%n}%n", result.heads(), EegScore.json(result.events()),
                    EegScore.json(result.samples()), result.latencyMedianSeconds(),
                    result.latencyLongestSeconds()), silent ? "" : text(result));
        }
        return 0;
    }

    private static void tell(Target target, String machines, String people) {
        if (target != null) {
            target.write(machines);
        }
        System.out.print(people);
    }

    private EegTrial.Result synthetic(double hours) {
        if (!(hours >= 1 && hours <= HOURS_MAX)) {
            throw new AppException("impossible length: hours=" + hours + ", expected 1 to "
                    + HOURS_MAX);
        }
        int heads = (int) Math.ceil(hours / 24);
        int seizures = (int) Math.max(1, Math.floor(hours / heads / HOURS_PER_SEIZURE));
        Progress progress = new Progress("heads");
        EegTrial.Result all = EegTrial.Result.NONE;
        for (int i = 0; i < heads; i++) {
            all = all.plus(EegTrial.run(new EegTrial.Request(seed + i, hours / heads, LEADS,
                    seizures)));
            progress.show(i + 1, heads);
        }
        return all;
    }

    private static String text(EegScore.Result result) {
        StringBuilder text = new StringBuilder();
        if (result.ictal() + result.other() > 0) {
            text.append(String.format(Locale.ROOT, "%d ictal and %d other windows: area under the"
                    + " curve of line length %.3f, of the slope from 2.5 to 25 Hz %.3f%n",
                    result.ictal(), result.other(), result.lineLengthAuc(), result.slopeAuc()));
        }
        if (result.recordings() > 0) {
            text.append(result.recordings()).append(" recordings, ")
                    .append(scores(result.events(), result.samples()));
        }
        return text.toString();
    }

    private static String text(EegTrial.Result result) {
        return result.heads() + (result.heads() == 1 ? " synthetic head, " : " synthetic heads, ")
                + scores(result.events(), result.samples())
                + String.format(Locale.ROOT, "told %.0f s after the onset (median), %.0f s at the"
                + " latest%nsynthetic: shows what the detector does on such waves, not how well"
                + " it does on people%n", result.latencyMedianSeconds(),
                result.latencyLongestSeconds());
    }

    private static String scores(SeizureScore events, SeizureScore samples) {
        return String.format(Locale.ROOT, "%.1f h, by SzCORE:%n%-8s %9s %6s %6s %8s %8s %8s %11s%n",
                events.seconds() / 3600, "", "reference", "found", "false", "Se", "PPV", "F1",
                "false / day") + row("event", events).stripTrailing()
                + String.format(Locale.ROOT, " %11.1f%n", events.falseAlarmsPerDay())
                + row("second", samples);
    }

    private static String row(String name, SeizureScore score) {
        return String.format(Locale.ROOT, "%-8s %9d %6d %6d %8.3f %8.3f %8.3f%n", name,
                score.reference(), score.truePositives(), score.falseAlarms(),
                score.sensitivity(), score.precision(), score.f1());
    }
}
