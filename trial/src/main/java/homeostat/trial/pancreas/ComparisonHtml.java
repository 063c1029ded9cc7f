package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseTally;
import java.util.Locale;

/// The section of a report that stands other controllers beside the one that was tried.
final class ComparisonHtml {
    private final StringBuilder section = new StringBuilder();

    private ComparisonHtml() {}

    static String of(TrialComparison comparison) {
        ComparisonHtml html = new ComparisonHtml();
        html.table(comparison);
        return html.section.toString();
    }

    private void table(TrialComparison comparison) {
        section.append("<h2>Beside other controllers</h2><p class=\"note\">The same patients,"
                + " seeds, meals and sensor errors. Difference: what was tried less the other, in"
                + " percent of time, mean and 95 % interval by patient.</p>"
                + "<div class=\"wide\"><table><tr>"
                + "<th>Controller</th><th>Days</th><th>In range</th><th>&lt; 70</th>"
                + "<th>&lt; 54</th><th>&gt; 180</th><th>&gt; 250</th><th>Worst patient</th>"
                + "<th>Difference in range</th><th>Difference &lt; 70</th></tr>");
        for (TrialComparison.Arm arm : comparison.arms()) {
            boolean disturbed = arm.undisturbed() != null;
            row(arm, arm.result(), disturbed ? "disturbed" : "as scenario",
                    difference(arm.inRange()), difference(arm.below70()));
            if (disturbed) {
                row(arm, arm.undisturbed(), "undisturbed", "", "");
            }
        }
        section.append("</table></div>\n");
    }

    private void row(TrialComparison.Arm arm, TrialResult result, String days, String inRange,
            String below70) {
        GlucoseTally all = result.pooled();
        TrialResult.PatientResult worst = result.patients().getFirst();
        section.append(String.format(Locale.ROOT, "<tr><td>%s</td><td>%s</td><td>%.2f</td>"
                + "<td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td>"
                + "<td>%s, &lt; 54 %.2f %%</td><td>%s</td><td>%s</td></tr>",
                arm.controller().label(), days, all.inRangePercent(), all.below70Percent(),
                all.below54Percent(), all.above180Percent(), all.above250Percent(),
                worst.patient().name(), worst.glucose().below54Percent(), inRange, below70));
    }

    private static String difference(PairedDifference difference) {
        return String.format(Locale.ROOT, "%+.2f (%+.2f to %+.2f)", difference.mean(),
                difference.low(), difference.high());
    }
}
