package homeostat.app;

import homeostat.record.glucose.GlucoseLog;
import homeostat.record.glucose.GlucosePage;
import homeostat.record.glucose.GlucosePublished;
import homeostat.record.glucose.GlucoseReport;
import homeostat.record.glucose.GlucoseSeries;
import homeostat.record.glucose.GlucoseTally;
import homeostat.record.glucose.GlucoseUnit;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat cgm`: continuous glucose monitoring.
@Command(description = "What a glucose sensor's readings come down to.",
        mixinStandardHelpOptions = true, subcommands = CgmCommand.Report.class)
final class CgmCommand extends Group {

    /// `homeostat cgm report`.
    @Command(name = "report", mixinStandardHelpOptions = true,
            description = "The consensus metrics of each person in a table of readings, and the "
                    + "ambulatory glucose profile of one of them as a page.")
    static final class Report implements Callable<Integer> {
        @Parameters(paramLabel = "FILE",
                description = "a log as Dexcom Clarity, LibreView, Nightscout, Tidepool "
                        + "or iglu have it")
        private Path file;

        @Option(names = "--units", paramLabel = "UNIT", defaultValue = "mg/dL",
                description = "to report in: mg/dL or mmol/L (default: ${DEFAULT-VALUE})")
        private String units;

        @Option(names = "--person", paramLabel = "ID",
                description = "only this one of the people in the file")
        private String person;

        @Option(names = "--html", paramLabel = "FILE", description = "write the page of one person")
        private String html;

        @Option(names = "--published", paramLabel = "FILE",
                description = "hold the figures against such a table: id and any of TIR, TBR70, "
                        + "TBR54, TAR180, TAR250, CV, SD, mean, GMI; what is published of the "
                        + "people of Hall 2018 is known")
        private Path published;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Override
        public Integer call() {
            GlucoseUnit unit = unit(units);
            Target page = Target.of(html);
            Target machines = Target.of(json);
            List<GlucoseReport> reports = chosen(GlucoseLog.read(file)).stream()
                    .map(GlucoseReport::of).toList();
            if (page != null) {
                if (reports.size() != 1) {
                    throw new AppException("a page is for one person: people=" + reports.size()
                            + ", expected --person with one of their ids");
                }
                page.write(GlucosePage.of(reports.getFirst(), unit));
            }
            if (machines != null) {
                machines.write(reports.stream().map(GlucoseReport::toJson)
                        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
            }
            if (machines == null || !machines.isStandardOutput()) {
                System.out.print(text(reports, unit));
                System.out.print(compared(reports));
            }
            return 0;
        }

        static GlucoseUnit unit(String name) {
            GlucoseUnit unit = GlucoseUnit.named(name);
            if (unit == null) {
                throw new AppException("no such unit: name=" + name
                        + ", expected mg/dL or mmol/L");
            }
            return unit;
        }

        private List<GlucoseSeries> chosen(List<GlucoseSeries> all) {
            if (person == null) {
                return all;
            }
            List<GlucoseSeries> one = all.stream().filter(each -> each.person().equals(person))
                    .toList();
            if (one.isEmpty()) {
                throw new AppException("no such person: id=" + person + ", expected one of "
                        + all.stream().map(GlucoseSeries::person)
                                .collect(Collectors.joining(", ")));
            }
            return one;
        }

        private String compared(List<GlucoseReport> reports) {
            GlucosePublished others = published == null ? GlucosePublished.ofHall()
                    : GlucosePublished.read(published);
            int known = others.known(reports);
            if (known == 0) {
                return published == null ? "" : "published figures: of none of these people\n";
            }
            StringBuilder text = new StringBuilder(String.format(
                    "%npublished figures of %d of these people:%n", known));
            for (GlucosePublished.Agreement one : others.against(reports)) {
                text.append(String.format(Locale.ROOT, "%-8s agrees, as rounded, of %d of %d; "
                        + "largest difference %.3f%n", one.figure(), one.agreeing(), one.people(),
                        one.difference()));
            }
            return text.toString();
        }

        private static String text(List<GlucoseReport> reports, GlucoseUnit unit) {
            StringBuilder text = new StringBuilder(String.format(
                    "%-14s %5s %7s %6s %6s %5s %5s %6s %5s %5s %5s %5s %5s %5s %6s%n", "person",
                    "days", "active%", "mean", "SD", "CV%", "GMI%", "TIR%", "<70", "<54", ">180",
                    ">250", "LBGI", "HBGI", "MAGE"));
            for (GlucoseReport report : reports) {
                GlucoseTally all = report.tally();
                text.append(String.format(Locale.ROOT, "%-14s %5.1f %7.1f %6s %6s %5.1f %5.1f"
                        + " %6.1f %5.1f %5.1f %5.1f %5.1f %5.1f %5.1f %6s%s%n",
                        report.series().person(), report.series().days(),
                        report.series().activePercent(), unit.text(all.meanMgPerDl()),
                        unit.text(all.deviationMgPerDl()), all.variationPercent(),
                        all.managementIndicatorPercent(), all.inRangePercent(),
                        all.below70Percent(), all.below54Percent(), all.above180Percent(),
                        all.above250Percent(), report.risk().low(), report.risk().high(),
                        report.risk().excursions() == 0 ? "none"
                                : unit.text(report.risk().excursionMgPerDl()),
                        report.sufficient() ? "" : " *"));
            }
            if (!reports.stream().allMatch(GlucoseReport::sufficient)) {
                text.append("* too little to conclude from: less than 14 days or 70 % of the"
                        + " readings\n");
            }
            return text.append("glucose in ").append(unit.label())
                    .append(", ranges in mg/dL; not for clinical use\n").toString();
        }
    }
}
