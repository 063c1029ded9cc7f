package homeostat.app;

import homeostat.trial.heart.HeartFigures;
import homeostat.trial.heart.HeartFinding;
import homeostat.trial.heart.HeartResult;
import homeostat.trial.heart.HeartRunResult;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What a trial of the artificial heart found, for a terminal.
final class HeartText {
    private static final int FINDINGS = 10;

    private HeartText() {}

    static String of(HeartResult result) {
        StringBuilder text = new StringBuilder(String.format("%-34s %9s %9s%n",
                "mean over " + result.runs().size() + " runs", "before", "after"));
        row(text, "output, L/min", result, HeartFigures::outputLPerMin);
        row(text, "mean arterial pressure, mmHg", result, HeartFigures::arterialMmHg);
        row(text, "left atrial pressure, mmHg", result, HeartFigures::leftMmHg);
        row(text, "right atrial pressure, mmHg", result, HeartFigures::rightMmHg);
        text.append(String.format(Locale.ROOT, "left atrium %.1f to %.1f, right %.1f to %.1f mmHg;"
                + " in bands in %d of %d runs%nsettled within %.0f s at the latest%n",
                result.least(HeartRunResult::leftLow), result.most(HeartRunResult::leftHigh),
                result.least(HeartRunResult::rightLow), result.most(HeartRunResult::rightHigh),
                result.inBands(), result.runs().size(),
                result.most(HeartRunResult::settledSeconds)));
        List<HeartFinding> broken = result.violations();
        text.append(broken.isEmpty() ? "no safety rule was broken\n"
                : broken.size() + " times a safety rule was broken:\n");
        broken.stream().limit(FINDINGS).map(HeartText::finding).forEach(text::append);
        int harms = result.findings().size() - broken.size();
        text.append(harms == 0 ? "" : harms + " times a person came to harm; see --html\n");
        return text.append(String.format(Locale.ROOT,
                "%.0f times real time on one core; digest %016x; simulated%n",
                result.timesRealTime(), result.digest())).toString();
    }

    private static void row(StringBuilder text, String what, HeartResult result,
            ToDoubleFunction<HeartFigures> figure) {
        text.append(String.format(Locale.ROOT, "%-34s %9.2f %9.2f%n", what,
                result.mean(run -> figure.applyAsDouble(run.rest())),
                result.mean(run -> figure.applyAsDouble(run.end()))));
    }

    private static String finding(HeartFinding finding) {
        return String.format(Locale.ROOT, "  %s, at %.1f s, %s%n    %s%n",
                finding.rule().label(), finding.at(), finding.detail(),
                finding.run().replayCommand());
    }
}
