package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.Rhythm;
import java.util.Map;

/// Writes an [EcgReport] for programs.
///
/// `records` (name to score), `gross`, `paced`, `all`, `window50ms`, `firstLead`, `veb`, `sveb`
/// are scores (`beats`, `tp`, `fn`, `fp`, `sePercent`, `ppvPercent`); `ds1` and `ds2` hold `beats`,
/// `window50ms`, `firstLead`, `veb` and `sveb`; `runs` holds `couplets`, `shortRuns`, `longRuns`,
/// real and claimed ones counted apart; `rhythms` episodes and seconds of each; `shutdown` how long
/// there was no trust and the score of the rest; `classes` has a row for each true class (N, S, V,
/// F, Q, and O for no beat) with the counts of each claimed one.
final class EcgJson {
    private final StringBuilder json = new StringBuilder("{\n");
    private final EcgReport report;

    private EcgJson(EcgReport report) {
        this.report = report;
    }

    static String of(EcgReport report) {
        return new EcgJson(report).whole();
    }

    private String whole() {
        json.append("  \"records\": {");
        String separator = "\n";
        for (Map.Entry<String, EcgReport.Entry> entry : report.entries().entrySet()) {
            json.append(separator).append("    \"").append(entry.getKey()).append("\": ")
                .append(text(entry.getValue().beats()));
            separator = ",\n";
        }
        json.append("\n  },\n");
        field("gross", report.gross());
        field("paced", report.paced());
        field("all", report.all());
        field("window50ms", report.window50ms());
        field("firstLead", report.firstLead());
        field("veb", report.ventricular());
        field("sveb", report.supraventricular());
        half("ds1", false);
        half("ds2", true);
        RunScore runs = report.runs();
        json.append("  \"runs\": {\"couplets\": ").append(text(runs.couplets()))
            .append(", \"shortRuns\": ").append(text(runs.shortRuns()))
            .append(", \"longRuns\": ").append(text(runs.longRuns())).append("},\n");
        rhythms();
        EcgReport.Shutdown shutdown = report.shutdown();
        json.append("  \"shutdown\": {\"ofSeconds\": ").append(shutdown.ofSeconds())
            .append(", \"seconds\": ").append(shutdown.seconds()).append(", \"trusted\": ")
            .append(text(shutdown.trusted())).append("},\n");
        classes();
        json.append("  \"leads\": ").append(report.leadsMax()).append(",\n");
        if (!Double.isNaN(report.decibels())) {
            json.append("  \"noiseStress\": {\"snrDb\": ").append(report.decibels())
                .append("},\n");
        }
        EcgReport.Effort effort = report.effort();
        return json.append("  \"samplesPerCpuSecond\": ")
            .append(Math.round(effort.samplesPerCpuSecond()))
            .append(",\n  \"classifiedSamplesPerCpuSecond\": ")
            .append(Math.round(effort.classifiedPerCpuSecond()))
            .append(",\n  \"latencyMs\": {\"median\": ").append(effort.medianMs())
            .append(", \"p99\": ").append(effort.p99Ms())
            .append(", \"max\": ").append(effort.maxMs()).append("}\n}\n").toString();
    }

    private void field(String name, BeatScore score) {
        json.append("  \"").append(name).append("\": ").append(text(score)).append(",\n");
    }

    private void half(String name, boolean second) {
        json.append("  \"").append(name).append("\": {\"beats\": ")
            .append(text(report.half(second, EcgReport.Entry::beats)))
            .append(", \"window50ms\": ")
            .append(text(report.half(second, EcgReport.Entry::narrow)))
            .append(", \"firstLead\": ")
            .append(text(report.half(second, EcgReport.Entry::firstLead))).append(", \"veb\": ")
            .append(text(report.half(second, e -> e.classes().ventricular())))
            .append(", \"sveb\": ")
            .append(text(report.half(second, e -> e.classes().supraventricular())))
            .append("},\n");
    }

    private void rhythms() {
        json.append("  \"rhythms\": {");
        String separator = "\n";
        for (Rhythm rhythm : EcgReport.rhythms()) {
            EpisodeScore score = report.rhythm(rhythm);
            json.append(separator).append("    \"").append(rhythm).append("\": {\"episodes\": ")
                .append(score.real().beats()).append(", \"found\": ").append(score.found())
                .append(", \"claims\": ").append(score.confirmed() + score.extra())
                .append(", \"confirmed\": ").append(score.confirmed())
                .append(", \"seconds\": ").append(score.seconds())
                .append(", \"claimedSeconds\": ").append(score.claimedSeconds())
                .append(", \"bothSeconds\": ").append(score.bothSeconds()).append('}');
            separator = ",\n";
        }
        json.append("\n  },\n");
    }

    private void classes() {
        ClassMatrix matrix = report.classes();
        json.append("  \"classes\": {");
        for (int row = 0; row <= BeatClass.values().length; row++) {
            json.append(row == 0 ? "" : ", ").append('"').append(symbol(row)).append("\": {");
            for (int column = 0; column <= BeatClass.values().length; column++) {
                json.append(column == 0 ? "" : ", ").append('"').append(symbol(column))
                    .append("\": ").append(matrix.at(beatClass(row), beatClass(column)));
            }
            json.append('}');
        }
        json.append("},\n");
    }

    private static BeatClass beatClass(int index) {
        return index < BeatClass.values().length ? BeatClass.values()[index] : null;
    }

    private static char symbol(int index) {
        BeatClass of = beatClass(index);
        return of == null ? 'O' : of.symbol();
    }

    private static String text(RunScore.Kind kind) {
        return "{\"runs\": " + kind.real().beats() + ", \"found\": " + kind.found()
            + ", \"missed\": " + kind.missed() + ", \"confirmed\": " + kind.confirmed()
            + ", \"extra\": " + kind.extra()
            + ", \"sePercent\": " + kind.real().sensitivityPercent()
            + ", \"ppvPercent\": " + kind.claimed().predictivityPercent() + '}';
    }

    private static String text(BeatScore score) {
        return "{\"beats\": " + score.beats() + ", \"tp\": " + score.truePositives()
            + ", \"fn\": " + score.falseNegatives() + ", \"fp\": " + score.falsePositives()
            + ", \"sePercent\": " + score.sensitivityPercent()
            + ", \"ppvPercent\": " + score.predictivityPercent() + '}';
    }
}
