package homeostat.trial.pancreas;

import homeostat.record.glucose.GlucoseUnit;
import java.util.Locale;

/// The section of a report that says how much the patients differ, and how sure a mean over them
/// is.
final class PopulationHtml {
    private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private final StringBuilder section = new StringBuilder();

    private PopulationHtml() {}

    static String of(TrialResult result, GlucoseUnit unit) {
        TrialResult.Population population = result.population();
        if (population.size() < 2) {
            return "";
        }
        PopulationHtml html = new PopulationHtml();
        html.table(population, unit);
        html.notes(population);
        return html.section.toString();
    }

    private void table(TrialResult.Population population, GlucoseUnit unit) {
        section.append("<h2>How the patients differ</h2><div class=\"wide\"><table>"
                + "<tr class=\"groups\"><th></th><th></th><th colspan=\"5\" class=\"over\">"
                + "so many of the patients lie below</th></tr><tr><th>% of time</th>"
                + "<th>mean over patients (95 %)</th><th>5 %</th><th>25 %</th><th>half</th>"
                + "<th>75 %</th><th>95 %</th></tr>");
        row(unit.text(70) + "&ndash;" + unit.text(180) + " " + unit.label(),
                population.inRange());
        row("&lt; " + unit.text(70) + " " + unit.label(), population.below70());
        row("&lt; " + unit.text(54) + " " + unit.label(), population.below54());
        row("&gt; " + unit.text(250) + " " + unit.label(), population.above250());
        section.append("</table></div>");
    }

    private void row(String name, Moments moments) {
        section.append(String.format(Locale.ROOT, "<tr><td>%s</td><td>%s</td>", name,
                interval(moments)));
        for (double share : SHARES) {
            section.append(String.format(Locale.ROOT, "<td>%.1f</td>", moments.quantile(share)));
        }
        section.append("</tr>");
    }

    /// The mean and its interval, such as `88.32 (86.90 to 89.74)`.
    static String interval(Moments moments) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", moments.mean(),
                Math.max(0, moments.mean() - moments.halfWidth()),
                Math.min(100, moments.mean() + moments.halfWidth()));
    }

    private void notes(TrialResult.Population population) {
        section.append("<p class=\"note\">The interval is over patients: more seeds of the same"
                + " people do not narrow it. ");
        if (!population.drawn()) {
            section.append("It says how far thirty people go, not how well they stand for all."
                    + "</p>\n");
            return;
        }
        section.append(String.format(Locale.ROOT, "%,d people drawn from what the thirty published"
                + " ones have in common: means and spreads by age group, correlations of all"
                + " thirty shrunk towards none by half; 37 %% of the draws were rejected as"
                + " implausible. Neighbours lie on opposite sides of the mean, and the interval is"
                + " over these pairs: it is %.2f times as narrow for time in range as of as many"
                + " drawn one by one. A mixture of the thirty is not a forecast for people.</p>\n",
                population.size(), population.inRange().pairGain()));
    }
}
