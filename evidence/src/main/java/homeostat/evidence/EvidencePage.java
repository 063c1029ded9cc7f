package homeostat.evidence;

import java.util.Locale;

/// The safety case as one self-contained page, and as text for the terminal.
public final class EvidencePage {
    /// How much of a hash a person compares.
    private static final int SHORT = 12;

    private EvidencePage() {}

    /// The argument, indented, one node a line.
    public static String text(SafetyCase safetyCase) {
        StringBuilder text = new StringBuilder();
        for (Link hazard : safetyCase.hazards()) {
            line(text, hazard, 0);
        }
        for (Proved proof : safetyCase.proofs()) {
            text.append("proof  ").append(proof.sentence()).append("  (").append(proof.place())
                    .append(' ').append(proof.sha256(), 0, SHORT).append(")\n");
            proof.changed().forEach(type -> text.append("  changed: ").append(type).append('\n'));
        }
        for (String defect : safetyCase.defects()) {
            text.append("broken: ").append(defect).append('\n');
        }
        return text.append(verdict(safetyCase)).append('\n').toString();
    }

    /// The argument as HTML.
    public static String html(SafetyCase safetyCase) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Homeostat: safety case</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; color: #1c2430; max-width: 60rem;
                    margin: 2rem auto; padding: 0 1rem; }
                h1 { font-size: 1.6rem; }
                .verdict { padding: .6rem 1rem; border-radius: .3rem; font-weight: 600; }
                .stands { background: #e3f4e6; } .broken { background: #fde3e1; }
                ul { list-style: none; padding-left: 1.4rem; border-left: 2px solid #d5dbe3; }
                body > ul { padding-left: 0; border: 0; }
                li { margin: .8rem 0; }
                .kind { font-size: .75rem; letter-spacing: .06em; text-transform: uppercase;
                    color: #5a6675; }
                code { font-size: .85rem; color: #3c4b5e; }
                .problem { color: #a3160c; font-weight: 600; }
                footer { margin-top: 3rem; color: #5a6675; font-size: .85rem; }
                </style></head><body>
                <h1>Safety case</h1>
                """);
        page.append("<p class=\"verdict ").append(safetyCase.stands() ? "stands" : "broken")
                .append("\">").append(escape(verdict(safetyCase))).append("</p>\n<ul>\n");
        for (Link hazard : safetyCase.hazards()) {
            item(page, hazard);
        }
        for (Proved proof : safetyCase.proofs()) {
            item(page, proof);
        }
        page.append("</ul>\n");
        for (String defect : safetyCase.defects()) {
            page.append("<p class=\"problem\">").append(escape(defect)).append("</p>\n");
        }
        return page.append("""
                <footer>Made by <code>./homeostat evidence</code> from the reports of the last test
                run. Built for assessment, not certified. Not for clinical use.</footer>
                </body></html>
                """).toString();
    }

    private static void line(StringBuilder text, Link link, int depth) {
        text.append("  ".repeat(depth)).append(link.kind().name().toLowerCase(Locale.ROOT))
                .append("  ").append(link.title()).append("  (").append(link.place()).append(')');
        if (!link.result().isEmpty()) {
            text.append("  ").append(link.result());
        }
        text.append(link.problem() == null ? "" : "  BROKEN: " + link.problem()).append('\n');
        for (Link cover : link.coveredBy()) {
            line(text, cover, depth + 1);
        }
    }

    private static void item(StringBuilder page, Link link) {
        page.append("<li><span class=\"kind\">").append(link.kind()).append("</span> <strong>")
                .append(escape(link.title())).append("</strong><br>\n");
        if (!link.text().isBlank()) {
            page.append(escape(link.text())).append("<br>\n");
        }
        page.append("<code>").append(escape(link.id())).append(" · ")
                .append(escape(link.place())).append("</code>\n");
        if (!link.result().isEmpty()) {
            page.append("<br>").append(escape(link.result())).append('\n');
        }
        if (link.problem() != null) {
            page.append("<br><span class=\"problem\">").append(escape(link.problem()))
                    .append("</span>\n");
        }
        if (!link.coveredBy().isEmpty()) {
            page.append("<ul>\n");
            for (Link cover : link.coveredBy()) {
                item(page, cover);
            }
            page.append("</ul>\n");
        }
        page.append("</li>\n");
    }

    private static void item(StringBuilder page, Proved proof) {
        page.append("<li><span class=\"kind\">PROOF</span> <strong>")
                .append(escape(String.join(", ", proof.programs()))).append("</strong><br>\n")
                .append(escape(proof.sentence())).append("<br>\n<code>")
                .append(escape(proof.place())).append(" · ").append(proof.sha256())
                .append("</code>\n");
        for (String type : proof.changed()) {
            page.append("<br><span class=\"problem\">changed since: ").append(escape(type))
                    .append("</span>\n");
        }
        page.append("</li>\n");
    }

    private static String verdict(SafetyCase safetyCase) {
        return safetyCase.stands()
                ? safetyCase.hazards().size() + " hazard(s) traced; every link stands."
                : "The argument is broken: see what is marked.";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
