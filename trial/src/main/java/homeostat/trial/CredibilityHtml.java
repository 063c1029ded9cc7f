package homeostat.trial;

import java.util.List;

/// A [Credibility] as a section of a report.
public final class CredibilityHtml {
    private final StringBuilder section = new StringBuilder();

    private CredibilityHtml() {}

    /// The section, from its heading on; it needs tables, lists and notes of the page's style
    /// sheet.
    public static String of(Credibility body) {
        CredibilityHtml html = new CredibilityHtml();
        html.section.append("<h2 id=\"credibility\">How far the model may be believed</h2>"
                + "<p class=\"note\">Under the headings of ASME V&amp;V 40 (2018).</p><dl>");
        html.row("Model", body.body());
        html.row("Question of interest", body.question());
        html.row("Context of use", body.context());
        html.row("Model influence", body.influence());
        html.row("Decision consequence", body.consequence());
        html.section.append("</dl>");
        html.evidence("Verification: the equations are solved as they stand", body.verified());
        html.evidence("Validation: the equations are the body&rsquo;s", body.validated());
        html.list("Uncertainty", body.uncertain());
        html.list("Where the model is known to be wrong", body.wrong());
        html.section.append("<dl>");
        html.row("Applicability", body.applicable());
        html.section.append("</dl>");
        return html.section.toString();
    }

    private void row(String heading, String text) {
        section.append("<dt>").append(heading).append("</dt><dd>").append(escaped(text))
                .append("</dd>");
    }

    private void evidence(String heading, List<Credibility.Evidence> evidence) {
        section.append("<h3>").append(heading).append("</h3><div class=\"wide\">"
                + "<table class=\"events\"><tr><th>Claim</th><th class=\"left\">Against</th>"
                + "<th class=\"left\">Shown by</th></tr>");
        for (Credibility.Evidence each : evidence) {
            section.append("<tr><td>").append(escaped(each.claim()))
                    .append("</td><td class=\"left\">").append(escaped(each.against()))
                    .append("</td><td class=\"left\"><code>").append(escaped(each.shown()))
                    .append("</code></td></tr>");
        }
        section.append("</table></div>");
    }

    private void list(String heading, List<String> sentences) {
        section.append("<h3>").append(heading).append("</h3><ul>");
        for (String each : sentences) {
            section.append("<li>").append(escaped(each)).append("</li>");
        }
        section.append("</ul>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
