package homeostat.trial.organ;

import java.util.List;
import java.util.Locale;

/// What a trial of an organ-support device found, for a terminal.
public final class OrganText {
    private static final int FINDINGS = 10;

    private OrganText() {}

    /// Means by arm, what was broken, and how fast it was.
    public static String of(OrganResult<?> result) {
        List<String> arms = result.request().organ().arms();
        StringBuilder text = new StringBuilder(String.format("%-34s", "mean of "
                + result.arm(arms.getFirst()).size() + " runs each"));
        arms.forEach(arm -> text.append(String.format(" %12s", arm)));
        text.append('\n');
        for (String figure : result.figures()) {
            text.append(String.format("%-34s", spoken(figure)));
            arms.forEach(arm -> text.append(String.format(Locale.ROOT, " %12.2f",
                    result.mean(arm, figure))));
            text.append('\n');
        }
        List<Finding> broken = result.violations();
        text.append(broken.isEmpty() ? "no safety rule was broken\n"
                : broken.size() + " times a safety rule was broken:\n");
        broken.stream().limit(FINDINGS).forEach(each -> text.append(String.format(Locale.ROOT,
                "  %s, at %.1f s, %s%n    %s%n", each.rule().label(), each.at(), each.detail(),
                each.replay())));
        int harms = result.findings().size() - broken.size();
        text.append(harms == 0 ? "" : harms + " times a person came to harm; see --html\n");
        return text.append(String.format(Locale.ROOT,
                "%.0f times real time on one core; digest %016x; simulated%n",
                result.timesRealTime(), result.digest())).toString();
    }

    /// `removedMl` as `removed ml`.
    static String spoken(String figure) {
        return figure.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
