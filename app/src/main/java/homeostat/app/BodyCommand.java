package homeostat.app;

import homeostat.body.glucose.GlucoseFit;
import homeostat.body.glucose.PersonFile;
import homeostat.record.glucose.GlucoseLog;
import homeostat.record.glucose.GlucoseSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat body`: virtual patients.
@Command(description = "Virtual patients: make them from what was recorded, let one live.",
        mixinStandardHelpOptions = true,
        subcommands = {BodyCommand.Fit.class, BodyCommand.Run.class})
final class BodyCommand extends Group {

    /// `homeostat body fit`.
    @Command(name = "fit", mixinStandardHelpOptions = true, subcommands = FitGlucose.class,
            description = "Fit a body to a recording.")
    static final class Fit extends Group {}

    /// `homeostat body run`.
    @Command(name = "run", mixinStandardHelpOptions = true, subcommands = OneCommand.class,
            description = "Let a virtual patient live for some hours.")
    static final class Run extends Group {}

    /// `homeostat body fit glucose`.
    @Command(name = "glucose", mixinStandardHelpOptions = true,
            description = "Fit a person to the log of a glucose sensor: what is identifiable, how "
                    + "well the next reading and the one in half an hour are foreseen, and a "
                    + "person for a trial. Not for clinical use.")
    static final class FitGlucose implements Callable<Integer> {
        @Option(names = "--recording", required = true, paramLabel = "FILE",
                description = "a log as Dexcom Clarity, LibreView, Nightscout, Tidepool "
                        + "or iglu have it")
        private Path recording;

        @Option(names = "--person", paramLabel = "ID",
                description = "only this one of the people in the file")
        private String person;

        @Option(names = "--weight", paramLabel = "KG", defaultValue = "75",
                description = "body weight, which no sensor says (default: ${DEFAULT-VALUE})")
        private double weightKg;

        @Option(names = "--out", paramLabel = "FILE",
                description = "write the person for trial pancreas --patient; it ends in .person")
        private String out;

        @Override
        public Integer call() {
            if (!(weightKg >= 8 && weightKg <= 250)) {
                throw new AppException("not a body weight: weight=" + weightKg
                        + ", expected 8 to 250 kg");
            }
            if (out != null && !out.endsWith(PersonFile.SUFFIX)) {
                throw new AppException("not a file for a person: out=" + out
                        + ", expected a name that ends in " + PersonFile.SUFFIX);
            }
            Target target = Target.of(out);
            List<GlucoseSeries> people = GlucoseLog.read(recording).stream()
                    .filter(each -> person == null || each.person().equals(person)).toList();
            if (people.isEmpty()) {
                throw new AppException("nobody of that name in the log: person=" + person
                        + " file=" + recording + ", expected one of its ids");
            }
            if (target != null && people.size() != 1) {
                throw new AppException("a person file is for one person: people=" + people.size()
                        + ", expected --person with one of their ids");
            }
            for (GlucoseSeries each : people) {
                GlucoseFit fit = fit(each);
                System.out.print(text(each, fit));
                if (target != null) {
                    target.write(PersonFile.text(fit.patient(each.person(), weightKg),
                            "fasting glucose and gut fitted to " + recording.getFileName()
                                    + ", all else of the published person"));
                }
            }
            return 0;
        }

        private static GlucoseFit fit(GlucoseSeries series) {
            double[] minutes = new double[series.count()];
            double[] mgPerDl = new double[series.count()];
            for (int i = 0; i < minutes.length; i++) {
                minutes[i] = series.seconds(i) / 60.0;
                mgPerDl[i] = series.mgPerDl(i);
            }
            return GlucoseFit.of(minutes, mgPerDl);
        }

        private static String text(GlucoseSeries series, GlucoseFit fit) {
            StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                    "%s: %d readings, %.1f days%n", series.person(), series.count(),
                    series.days()));
            for (GlucoseFit.Number each : fit.numbers()) {
                text.append(String.format(Locale.ROOT, "  %-6s %8.2f %-6s ± %5.1f %%   %s%n",
                        each.name(), each.best(), each.unit(), each.standardErrorPercent(),
                        interval(each)));
            }
            for (GlucoseFit.Prediction each : fit.predictions()) {
                text.append(String.format(Locale.ROOT, "  in %2d min, error %6.2f mg/dL; "
                        + "hold-last %6.2f, linear %6.2f  (%d readings that were not fitted)%n",
                        each.minutes(), each.ours(), each.holdLast(), each.linear(),
                        each.count()));
            }
            return text.append("  insulin and meals are not in the log: sensitivity, ratios and "
                    + "weight are not identifiable\n").toString();
        }

        private static String interval(GlucoseFit.Number number) {
            String low = Double.isFinite(number.low())
                    ? String.format(Locale.ROOT, "%.2f", number.low()) : "open";
            String high = Double.isFinite(number.high())
                    ? String.format(Locale.ROOT, "%.2f", number.high()) : "open";
            return "95 %: " + low + " to " + high
                    + (number.isIdentifiable() ? "" : ", not identifiable");
        }
    }
}
