package homeostat.app;

import homeostat.record.PpgAnalysis;
import homeostat.record.Recording;
import homeostat.record.Recordings;
import homeostat.record.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat ppg`: the pulse in light.
@Command(description = "Pulse, its quality and oxygen saturation from a photoplethysmogram: beats "
        + "from one light, saturation from red and infrared.",
        mixinStandardHelpOptions = true)
final class PpgCommand implements Callable<Integer> {
    private static final int MINUTES_MAX = 60;
    private static final Pattern PULSE = Pattern.compile(
            "(?i).*(ppg|pleth|infra|\\bir\\b|\\bhr\\b|pulse).*");
    private static final Pattern RED = Pattern.compile("(?i)(.*\\bred\\b.*|red.*)");
    private static final Pattern INFRARED = Pattern.compile("(?i).*(infra|\\bir\\b).*");

    @Parameters(paramLabel = "FILE",
            description = "a header NAME.hea, an EDF, BDF, CSV or NumPy file")
    private Path file;

    @Option(names = "--signal", paramLabel = "LABEL",
            description = "the signal with the pulse, infrared light where there are two; by its "
                    + "label or its number from 1 on")
    private String pulse;

    @Option(names = "--red", paramLabel = "LABEL",
            description = "the signal with red light: then the saturation is told")
    private String red;

    @Option(names = "--invert",
            description = "the pulse points downwards, as light received does")
    private boolean isInverse;

    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "NaN",
            description = "samples a second, for a table that does not say; then its rows follow "
                    + "upon each other")
    private double rate;

    @Option(names = "--json", paramLabel = "FILE",
            description = "write it for machines, with every beat; - is standard output")
    private String json;

    @Override
    public Integer call() {
        if (rate <= 0 || Double.isInfinite(rate)) {
            throw new AppException("impossible rate: --rate=" + rate + ", expected more than 0");
        }
        Target machines = Target.of(json);
        try (Recording recording = Recordings.open(file)) {
            PpgAnalysis ppg = PpgAnalysis.of(recording, choice(recording));
            if (machines != null) {
                machines.write(json(recording.outline().name(), ppg));
            }
            if (machines == null || !machines.isStandardOutput()) {
                System.out.print(text(recording.outline().name(), ppg));
            }
            return 0;
        }
    }

    private PpgAnalysis.Choice choice(Recording recording) {
        List<Signal> signals = recording.outline().signals();
        int redIndex = red != null ? index(signals, red) : only(signals, RED);
        int pulseIndex = pulse != null ? index(signals, pulse)
                : redIndex >= 0 ? only(signals, INFRARED)
                : signals.size() == 1 ? 0 : only(signals, PULSE);
        if (pulseIndex < 0) {
            throw new AppException("which signal has the pulse: file=" + file
                    + ", expected --signal with one of " + labels(signals));
        }
        if (redIndex >= 0 && (redIndex == pulseIndex || signals.get(redIndex).samplesPerFrame()
                != signals.get(pulseIndex).samplesPerFrame())) {
            throw new AppException("red and infrared do not go together: red="
                    + signals.get(redIndex).label() + " infrared=" + signals.get(pulseIndex).label()
                    + ", expected two signals of one rate");
        }
        return new PpgAnalysis.Choice(pulseIndex, redIndex, isInverse, rate);
    }

    private static int only(List<Signal> signals, Pattern pattern) {
        int[] fitting = IntStream.range(0, signals.size())
                .filter(i -> pattern.matcher(signals.get(i).label()).matches()).toArray();
        return fitting.length == 1 ? fitting[0] : -1;
    }

    private int index(List<Signal> signals, String wanted) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.get(i).label().equals(wanted) || wanted.equals(Integer.toString(i + 1))) {
                return i;
            }
        }
        throw new AppException("no such signal: file=" + file + " signal=" + wanted
                + ", expected one of " + labels(signals));
    }

    private static String labels(List<Signal> signals) {
        return signals.stream().map(Signal::label).collect(Collectors.joining(", "));
    }

    private static String text(String name, PpgAnalysis ppg) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%s: %s at %.6g Hz, %s recorded, %d beats%n", name,
                String.join(" with ", ppg.signals()), ppg.rate(), EcgText.clock(ppg.seconds()),
                ppg.beats().size()));
        text.append(String.format(Locale.ROOT, "pulse %s a minute, saturation %s %%, %.0f %% of "
                + "the beats to be believed%n%n", number(ppg.perMinute()),
                number(ppg.saturationPercent()), ppg.trustedPercent()));
        text.append(String.format("%8s %6s %6s %8s %6s %10s%n", "from", "beats", "pulse", "quality",
                "SpO2 %", "perfusion %"));
        ppg.minutes().stream().limit(MINUTES_MAX).forEach(minute -> text.append(String.format(
                Locale.ROOT, "%8s %6d %6s %8.2f %6s %10s%s%n",
                EcgText.clock(minute.minute() * 60.0), minute.beats(),
                number(minute.perMinute()), minute.quality(),
                number(minute.saturationPercent()), number(minute.perfusionPercent()),
                minute.trusted() ? "" : "  not to be believed")));
        if (ppg.minutes().size() > MINUTES_MAX) {
            text.append(String.format("and %d more minutes; --json has all%n",
                    ppg.minutes().size() - MINUTES_MAX));
        }
        return text.append(String.format("%nThe saturation is by the textbook's line, 110 - 25 R: "
                + "a real sensor needs its own.%nNot for clinical use.%n")).toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String json(String name, PpgAnalysis ppg) {
        return String.format(Locale.ROOT, "{\n  \"record\": \"%s\",\n  \"samplesPerSecond\": %s,\n"
                + "  \"seconds\": %.3f,\n  \"perMinute\": %s,\n  \"saturationPercent\": %s,\n"
                + "  \"trustedPercent\": %.2f,\n  \"beats\": [%s\n  ]\n}\n", name, ppg.rate(),
                ppg.seconds(), orNull(ppg.perMinute()), orNull(ppg.saturationPercent()),
                ppg.trustedPercent(), ppg.beats().stream().map(beat -> String.format(Locale.ROOT,
                        "\n    {\"seconds\": %.3f, \"perMinute\": %s, \"quality\": %.3f, "
                        + "\"saturationPercent\": %s, \"perfusionPercent\": %s}", beat.seconds(),
                        orNull(beat.perMinute()), beat.quality(),
                        orNull(beat.saturationPercent()), orNull(beat.perfusionPercent())))
                        .collect(Collectors.joining(",")));
    }

    private static String orNull(double value) {
        return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.2f", value);
    }
}
