package homeostat.app;

import homeostat.record.BeatScore;
import homeostat.record.EcgAnalysis;
import homeostat.record.EcgEpisode;
import homeostat.record.EcgReport;
import homeostat.record.EpisodeScore;
import homeostat.record.HeartRateVariability;
import homeostat.record.RunScore;
import homeostat.signal.BeatClass;
import homeostat.signal.Rhythm;
import java.util.Locale;

/// What `homeostat ecg analyse` says: for people, and for programs.
final class EcgText {
    private static final int EPISODES_MAX = 40;

    private EcgText() { }

    /// A page of text.
    static String summary(String name, EcgAnalysis ecg) {
        StringBuilder text = new StringBuilder();
        text.append(line("record", "%s, %s, %d lead%s", name, clock(ecg.seconds()), ecg.leads(),
                ecg.leads() == 1 ? "" : "s"));
        text.append(line("heart rate", "%.0f a minute, %d beats", ecg.ratePerMinute(),
                ecg.beats()));
        for (BeatClass of : BeatClass.values()) {
            if (ecg.count(of) > 0) {
                text.append(line(of.name().toLowerCase(Locale.ROOT), "%d (%.1f %%)",
                        ecg.count(of), 100.0 * ecg.count(of) / ecg.beats()));
            }
        }
        HeartRateVariability hrv = ecg.variability();
        text.append(line("variability", "%d intervals, mean %.0f ms, SDNN %.1f ms, RMSSD %.1f ms, "
                + "pNN50 %.1f %%", hrv.intervals(), hrv.meanMs(), hrv.deviationMs(),
                hrv.successiveMs(), hrv.over50Percent()));
        text.append(line("", "LF %.0f ms2, HF %.0f ms2", hrv.lowMs2(), hrv.highMs2()));
        text.append(line("QT", Double.isNaN(ecg.qtMs()) ? "not measured" : "%.0f ms in the first "
                + "lead, %.0f ms corrected (Fridericia)", ecg.qtMs(), ecg.qtCorrectedMs()));
        text.append(line("not to be believed", "%.0f s", ecg.distrustedSeconds()));
        int shown = 0;
        for (EcgEpisode episode : ecg.episodes()) {
            if (shown++ < EPISODES_MAX) {
                text.append(line(clock(episode.fromSeconds()), "%s, %d beats, %.1f s",
                        episode.words(), ecg.beats(episode), episode.seconds()));
            }
        }
        if (shown > EPISODES_MAX) {
            text.append(line("", "and %d more episodes", shown - EPISODES_MAX));
        }
        return text.append("\nNot for clinical use.\n").toString();
    }

    private static String line(String what, String format, Object... values) {
        return String.format(Locale.ROOT, "%-18s", what)
                + String.format(Locale.ROOT, format, values) + System.lineSeparator();
    }

    /// What `homeostat ecg score` says.
    static String score(EcgReport report) {
        StringBuilder text = new StringBuilder(String.format(
                "%-15s %8s %8s %6s %6s %8s %8s%n",
                "record", "beats", "tp", "fn", "fp", "Se %", "PPV %"));
        report.entries().forEach((name, entry) -> row(text, name, entry.beats()));
        row(text, "gross", report.gross());
        row(text, "paced", report.paced());
        row(text, "all", report.all());
        row(text, "gross 50 ms", report.window50ms());
        row(text, "first lead", report.firstLead());
        row(text, "ventricular", report.ventricular());
        row(text, "supraventric.", report.supraventricular());
        half(text, report, false);
        half(text, report, true);
        text.append(String.format("%n%-36s %6s %6s %6s %6s %7s %7s%n", "runs and rhythms", "real",
                "found", "missed", "extra", "Se %", "PPV %"));
        row(text, "couplets", report.runs().couplets());
        row(text, "runs of 3 to 5", report.runs().shortRuns());
        row(text, "runs of 6 on", report.runs().longRuns());
        for (Rhythm rhythm : EcgReport.rhythms()) {
            row(text, EcgEpisode.words(rhythm), report.rhythm(rhythm));
        }
        EcgReport.Shutdown shutdown = report.shutdown();
        text.append(String.format(Locale.ROOT, "%nshut down %.0f s of %.0f s; ",
                shutdown.seconds(), shutdown.ofSeconds()));
        BeatScore trusted = shutdown.trusted();
        text.append(String.format(Locale.ROOT, "the rest: %d beats, Se %.2f %%, PPV %.2f %%%n",
                trusted.beats(), trusted.sensitivityPercent(), trusted.predictivityPercent()));
        EcgReport.Effort effort = report.effort();
        return text.append(String.format(Locale.ROOT,
                "latency median %.0f ms, 99th percentile %.0f ms, longest %.0f ms; "
                        + "%.1f million samples per CPU second, %.1f through the whole monitor%n",
                effort.medianMs(), effort.p99Ms(), effort.maxMs(),
                effort.samplesPerCpuSecond() / 1e6,
                effort.classifiedPerCpuSecond() / 1e6)).toString();
    }

    private static void half(StringBuilder text, EcgReport report, boolean isSecond) {
        String name = isSecond ? "DS2" : "DS1";
        if (report.half(isSecond, EcgReport.Entry::beats).beats() > 0) {
            row(text, name, report.half(isSecond, EcgReport.Entry::beats));
            row(text, name + " 50 ms", report.half(isSecond, EcgReport.Entry::narrow));
            row(text, name + " first lead", report.half(isSecond, EcgReport.Entry::firstLead));
            row(text, name + " ventr.",
                    report.half(isSecond, e -> e.classes().ventricular()));
            row(text, name + " suprav.",
                    report.half(isSecond, e -> e.classes().supraventricular()));
        }
    }

    /// A line of a table of scores.
    static void row(StringBuilder text, String name, BeatScore score) {
        text.append(String.format(Locale.ROOT, "%-15s %8d %8d %6d %6d %8.2f %8.2f%n", name,
                score.beats(), score.truePositives(), score.falseNegatives(),
                score.falsePositives(), score.sensitivityPercent(),
                score.predictivityPercent()));
    }

    private static void row(StringBuilder text, String name, RunScore.Kind kind) {
        text.append(String.format(Locale.ROOT, "%-36s %6d %6d %6d %6d %7.2f %7.2f%n", name,
                kind.real().beats(), kind.found(), kind.missed(), kind.extra(),
                kind.real().sensitivityPercent(), kind.claimed().predictivityPercent()));
    }

    private static void row(StringBuilder text, String name, EpisodeScore score) {
        text.append(String.format(Locale.ROOT, "%-36s %6d %6d %6d %6d %7.2f %7.2f"
                + "  of %.0f s %.1f %%, of %.0f s claimed %.1f %%%n", name,
                score.real().beats(), score.found(), score.missed(), score.extra(),
                score.real().sensitivityPercent(), score.claimed().predictivityPercent(),
                score.seconds(), score.secondsSensitivityPercent(), score.claimedSeconds(),
                score.secondsPredictivityPercent()));
    }

    /// Hours, minutes and seconds.
    static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60,
                whole % 60);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.1f", value);
    }

    /// The same for programs, with every beat.
    static String json(String name, EcgAnalysis ecg) {
        HeartRateVariability hrv = ecg.variability();
        StringBuilder json = new StringBuilder(String.format(Locale.ROOT,
                "{\n  \"record\": \"%s\",\n  \"seconds\": %.3f,\n  \"distrustedSeconds\": %.3f,\n"
                + "  \"qtMs\": %s,\n  \"qtCorrectedMs\": %s,\n"
                + "  \"leads\": %d,\n"
                + "  \"ratePerMinute\": %.2f,\n  \"variability\": {\"intervals\": %d, "
                + "\"meanMs\": %.3f, \"sdnnMs\": %.3f, \"rmssdMs\": %.3f, \"pnn50Percent\": %.3f, "
                + "\"lfMs2\": %.1f, \"hfMs2\": %.1f},\n  \"classes\": {", name, ecg.seconds(),
                ecg.distrustedSeconds(), number(ecg.qtMs()), number(ecg.qtCorrectedMs()),
                ecg.leads(), ecg.ratePerMinute(), hrv.intervals(), hrv.meanMs(),
                hrv.deviationMs(), hrv.successiveMs(), hrv.over50Percent(), hrv.lowMs2(),
                hrv.highMs2()));
        String separator = "";
        for (BeatClass of : BeatClass.values()) {
            json.append(separator).append('"').append(of.symbol()).append("\": ")
                    .append(ecg.count(of));
            separator = ", ";
        }
        json.append("},\n  \"episodes\": [");
        separator = "\n";
        for (EcgEpisode episode : ecg.episodes()) {
            json.append(separator).append(String.format(Locale.ROOT,
                    "    {\"kind\": \"%s\", \"fromSeconds\": %.3f, \"toSeconds\": %.3f, "
                    + "\"beats\": %d}", episode.rhythm(), episode.fromSeconds(),
                    episode.toSeconds(), ecg.beats(episode)));
            separator = ",\n";
        }
        json.append("\n  ],\n  \"beats\": [");
        separator = "";
        for (int i = 0; i < ecg.beats(); i++) {
            json.append(separator).append(String.format(Locale.ROOT, "[%.3f, \"%c\"]",
                    ecg.seconds(i), ecg.beatClass(i).symbol()));
            separator = ", ";
        }
        return json.append("]\n}\n").toString();
    }
}
