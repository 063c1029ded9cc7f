package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseTally;
import homeostat.record.glucose.GlucoseUnit;
import java.util.Locale;

/// The section of a report that stands other controllers beside the one that was tried.
final class ComparisonHtml {
    private final StringBuilder section = new StringBuilder();

    private ComparisonHtml() {}

    static String of(TrialComparison comparison, GlucoseUnit unit) {
        ComparisonHtml html = new ComparisonHtml();
        html.table(comparison, unit);
        return html.section.toString();
    }

    private void table(TrialComparison comparison, GlucoseUnit unit) {
        section.append("<h2>Beside other controllers</h2><p class=\"note\">The same patients,"
                + " seeds, meals and sensor errors. Difference: what was tried less the other, in"
                + " percent of time, mean and 95 % interval by patient; then how many patients had"
                + " more and less, and the chance of so one-sided a count if nothing differed "
                + "(exact sign test).</p>");
        section.append(String.format(Locale.ROOT, "<div class=\"wide\"><table><tr>"
                + "<th>Controller</th><th>In range</th><th>&lt; %1$s</th>"
                + "<th>&lt; %2$s</th><th>&gt; %3$s</th><th>&gt; %4$s</th><th>Worst, &lt; %2$s</th>"
                + "<th>Difference in range</th><th>Difference &lt; %1$s</th></tr>",
                unit.text(70), unit.text(54), unit.text(180), unit.text(250)));
        for (TrialComparison.Arm arm : comparison.arms()) {
            boolean disturbed = arm.undisturbed() != null;
            boolean itself = arm.result() == comparison.tried();
            row(arm, arm.result(), disturbed ? "<br>disturbed" : "",
                    itself ? "" : difference(arm.inRange()),
                    itself ? "" : difference(arm.below70()));
            if (disturbed) {
                row(arm, arm.undisturbed(), "<br>undisturbed", "", "");
            }
        }
        section.append("</table></div>\n");
        TrialComparison.Arm last = comparison.arms().getLast();
        if (comparison.arms().size() > 1 && last.inRange().gain() > 0) {
            section.append(String.format(Locale.ROOT, "<p class=\"note\">Beside %s the interval of"
                    + " time in range is %.1f times as narrow as it would be had each controller"
                    + " had its own patients and days.</p>", last.controller().label(),
                    last.inRange().gain()));
        }
    }

    private void row(TrialComparison.Arm arm, TrialResult result, String days, String inRange,
            String below70) {
        GlucoseTally all = result.pooled();
        TrialResult.PatientResult worst = result.patients().getFirst();
        section.append(String.format(Locale.ROOT, "<tr><td>%s%s</td><td>%.2f</td>"
                + "<td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.2f</td>"
                + "<td>%s<br>%.2f %%</td><td>%s</td><td>%s</td></tr>",
                arm.controller().label(), days, all.inRangePercent(), all.below70Percent(),
                all.below54Percent(), all.above180Percent(), all.above250Percent(),
                worst.patient().name(), worst.glucose().below54Percent(), inRange, below70));
    }

    private static String difference(PairedDifference difference) {
        return String.format(Locale.ROOT, "%+.2f (%+.2f to %+.2f)<br>%d more, %d less, p %s",
                difference.mean(), difference.low(), difference.high(), difference.higher(),
                difference.lower(), chance(difference.chance()));
    }

    private static String chance(double chance) {
        return chance < 0.0005 ? "&lt; 0.001" : String.format(Locale.ROOT, "%.3f", chance);
    }
}
