package homeostat.app;

import homeostat.trial.vad.VadFigures;
import homeostat.trial.vad.VadFinding;
import homeostat.trial.vad.VadResult;
import java.util.List;
import java.util.Locale;

/// What a trial of the heart pump found, for a terminal.
final class VadText {
    private static final int FINDINGS = 10;

    private VadText() {}

    static String of(VadResult result) {
        StringBuilder text = new StringBuilder(String.format("%-34s %9s %9s%n",
                "mean over " + result.runs().size() + " runs", "before", "after"));
        row(text, "pump flow, L/min", result.meanRest(VadFigures::pumpLPerMin),
                result.meanEnd(VadFigures::pumpLPerMin));
        row(text, "mean arterial pressure, mmHg", result.meanRest(VadFigures::arterialMmHg),
                result.meanEnd(VadFigures::arterialMmHg));
        row(text, "end-diastolic pressure, mmHg", result.meanRest(VadFigures::endDiastolicMmHg),
                result.meanEnd(VadFigures::endDiastolicMmHg));
        row(text, "speed, 1/min", result.meanRest(VadFigures::speedRpm),
                result.meanEnd(VadFigures::speedRpm));
        text.append(String.format(Locale.ROOT, "suction at held speeds: %d of %d beats seen"
                + " (%.1f %%), %d of %d others called falsely%n", result.suction().seen(),
                result.suction().seen() + result.suction().missed(),
                result.suction().sensitivityPercent(), result.suction().falsely(),
                result.suction().clear() + result.suction().falsely()));
        List<VadFinding> broken = result.violations();
        text.append(broken.isEmpty() ? "no safety rule was broken\n"
                : broken.size() + " times a safety rule was broken:\n");
        broken.stream().limit(FINDINGS).map(VadText::finding).forEach(text::append);
        int harms = result.findings().size() - broken.size();
        text.append(harms == 0 ? "" : harms + " times a person came to harm; see --html\n");
        return text.append(String.format(Locale.ROOT,
                "%.0f times real time on one core; digest %016x; simulated%n",
                result.timesRealTime(), result.digest())).toString();
    }

    private static void row(StringBuilder text, String what, double before, double after) {
        text.append(String.format(Locale.ROOT, "%-34s %9.2f %9.2f%n", what, before, after));
    }

    private static String finding(VadFinding finding) {
        return String.format(Locale.ROOT, "  %s, at %.1f s, %s%n    %s%n",
                finding.rule().label(), finding.at(), finding.detail(),
                finding.run().replayCommand());
    }
}
