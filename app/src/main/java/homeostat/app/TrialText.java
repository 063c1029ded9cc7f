package homeostat.app;

import homeostat.record.glucose.GlucoseTally;
import homeostat.trial.pancreas.Moments;
import homeostat.trial.pancreas.PairedDifference;
import homeostat.trial.pancreas.SafetyEvent;
import homeostat.trial.pancreas.TrialComparison;
import homeostat.trial.pancreas.TrialResult;
import java.util.Locale;

/// What a trial found, for a terminal: pooled, by group, the worst patients, broken rules.
final class TrialText {
    private static final int WORST = 5;
    private static final int EVENTS = 10;

    private TrialText() {}

    static String of(TrialResult result) {
        StringBuilder text = new StringBuilder(String.format("%-16s %7s %7s %7s %7s %7s%n",
                "% of time", "70-180", "<70", "<54", ">180", ">250"));
        row(text, "all", result.pooled());
        for (TrialResult.GroupResult group : result.groups()) {
            row(text, switch (group.group()) {
                case ADOLESCENT -> "adolescents";
                case ADULT -> "adults";
                case CHILD -> "children";
            }, group.glucose());
        }
        if (result.population().size() > 1) {
            Moments inRange = result.population().inRange();
            Moments below70 = result.population().below70();
            text.append(String.format(Locale.ROOT, "mean over %d patients, 95 %% interval: in range"
                    + " %.2f ± %.2f, <70 %.2f ± %.2f%n", result.population().size(),
                    inRange.mean(), inRange.halfWidth(), below70.mean(), below70.halfWidth()));
        }
        text.append("worst patients\n");
        result.patients().stream().limit(WORST).forEach(one ->
                row(text, one.patient().name(), one.glucose()));
        text.append(result.population().violations() == 0 ? "no safety rule was broken\n"
                : result.population().violations() + " times a safety rule was broken:\n");
        result.violations().stream().limit(EVENTS).map(TrialText::event).forEach(text::append);
        return text.append(String.format(Locale.ROOT,
                "%.0f patient-days per CPU second; digest %016x; simulated%n",
                result.patientDaysPerCpuSecond(), result.digest())).toString();
    }

    /// Controllers side by side, with the paired difference of what was tried.
    static String of(TrialComparison comparison) {
        StringBuilder text = new StringBuilder(of(comparison.tried()));
        text.append(String.format("%n%-24s %7s %7s %7s  %-24s %s%n", "% of time", "70-180",
                "<70", "<54", "worst patient, <54", "tried less this, in range; <70"));
        for (TrialComparison.Arm arm : comparison.arms()) {
            String label = arm.controller().label();
            row(text, label, arm.result(), difference(arm.inRange()) + "; "
                    + difference(arm.below70()));
            if (arm.undisturbed() != null) {
                row(text, label + " undisturbed", arm.undisturbed(), "");
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String who, TrialResult result, String less) {
        GlucoseTally all = result.pooled();
        TrialResult.PatientResult worst = result.patients().getFirst();
        text.append(String.format(Locale.ROOT, "%-24s %7.2f %7.2f %7.2f  %-17s%7.2f %s%n", who,
                all.inRangePercent(), all.below70Percent(), all.below54Percent(),
                worst.patient().name(), worst.glucose().below54Percent(), less));
    }

    private static String difference(PairedDifference difference) {
        return String.format(Locale.ROOT, "%+.2f (%+.2f to %+.2f)", difference.mean(),
                difference.low(), difference.high());
    }

    private static void row(StringBuilder text, String who, GlucoseTally glucose) {
        text.append(String.format(Locale.ROOT, "%-16s %7.2f %7.2f %7.2f %7.2f %7.2f%n", who,
                glucose.inRangePercent(), glucose.below70Percent(), glucose.below54Percent(),
                glucose.above180Percent(), glucose.above250Percent()));
    }

    private static String event(SafetyEvent event) {
        return "  " + event.rule().label() + ", " + event.when() + ", " + event.detail() + "\n    "
                + event.run().replayCommand() + "\n";
    }
}
