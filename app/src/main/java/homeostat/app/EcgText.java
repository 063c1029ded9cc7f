package homeostat.app;

import homeostat.record.EcgAnalysis;
import homeostat.record.EcgEpisode;
import homeostat.record.HeartRateVariability;
import homeostat.signal.BeatClass;
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
        int shown = 0;
        for (EcgEpisode episode : ecg.episodes()) {
            if (shown++ < EPISODES_MAX) {
                text.append(line(clock(episode.fromSeconds()), "%s, %d beats, %.1f s",
                        episode.kind().words(), episode.beats(),
                        episode.toSeconds() - episode.fromSeconds()));
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

    /// Hours, minutes and seconds.
    static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60,
                whole % 60);
    }

    /// The same for programs, with every beat.
    static String json(String name, EcgAnalysis ecg) {
        HeartRateVariability hrv = ecg.variability();
        StringBuilder json = new StringBuilder(String.format(Locale.ROOT,
                "{\n  \"record\": \"%s\",\n  \"seconds\": %.3f,\n  \"leads\": %d,\n"
                + "  \"ratePerMinute\": %.2f,\n  \"variability\": {\"intervals\": %d, "
                + "\"meanMs\": %.3f, \"sdnnMs\": %.3f, \"rmssdMs\": %.3f, \"pnn50Percent\": %.3f, "
                + "\"lfMs2\": %.1f, \"hfMs2\": %.1f},\n  \"classes\": {", name, ecg.seconds(),
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
                    + "\"beats\": %d}", episode.kind(), episode.fromSeconds(),
                    episode.toSeconds(), episode.beats()));
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
