package homeostat.trial.organ;

import java.util.List;
import java.util.Locale;

/// What a trial of an organ-support device found, for a terminal.
public final class OrganText {
    private static final int FINDINGS = 10;

    private OrganText() {}

    /// Figures by people and arm, what was broken, and how fast it was.
    public static String of(OrganResult<?> result) {
        StringBuilder text = new StringBuilder();
        result.groups().forEach((people, group) -> table(text, people, group));
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

    private static void table(StringBuilder text, String people, OrganResult<?> result) {
        List<String> arms = result.request().armNames();
        text.append(String.format("%-52s", people + ": " + result.own().size() + " runs each"));
        arms.forEach(arm -> text.append(String.format(" %10s", arm)));
        text.append(String.format(" %10s %10s%n", "least", "most"));
        for (Figure each : result.request().organ().figures()) {
            text.append(String.format("%-52s", each.title() + (each.isTotal() ? ", in all" : "")));
            arms.forEach(arm -> text.append(String.format(" %10s",
                    each.text(result.told(arm, each)))));
            text.append(String.format(" %10s %10s%n",
                    each.text(result.least(arms.getFirst(), each.name())),
                    each.text(result.most(arms.getFirst(), each.name()))));
        }
    }
}
