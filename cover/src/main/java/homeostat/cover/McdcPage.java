package homeostat.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The report for a browser: the figure, each folder's share of it, then what no test has shown
/// with the reasons for it, then, folded away, what the tests have shown and by what.
final class McdcPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8883;--yes:#2e7d32;--no:#c62828;
            --why:#b26a00}
            @media(prefers-color-scheme:dark){:root{--yes:#7bc67f;--no:#ff8a80;--why:#ffb74d}}
            body{font:16px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}
            h1{font-size:1.5em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:2em}
            .figure{font-size:3em;font-weight:600;margin:0;line-height:1.2}
            .note{opacity:.75}code{font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
            table{border-collapse:collapse}td,th{text-align:left;padding:.2em 1.2em .2em 0;
            border-top:1px solid var(--line);vertical-align:top}td.n{text-align:right}
            meter{width:min(12em,18vw)}section{border-left:4px solid var(--no);margin:1em 0;
            padding:.1em 0 .1em 1em}section.why{border-color:var(--why)}section p{margin:.2em 0}
            ul{list-style:none;margin:.2em 0;padding:0}.yes{color:var(--yes)}.no{color:var(--no)}
            .reason{max-width:50em}summary{cursor:pointer;padding:.3em 0}
            details table{table-layout:fixed;width:100%}details td:first-child{width:16em}
            """;

    private final McdcReport report;
    private final StringBuilder page = new StringBuilder();

    McdcPage(McdcReport report) {
        this.report = report;
    }

    String html() {
        page.append("<!doctype html>\n<html lang=en><meta charset=utf-8>\n<meta name=viewport "
                + "content=\"width=device-width\">\n<title>MC/DC</title>\n<style>\n")
                .append(STYLE).append("</style>\n<h1>Which conditions the tests have shown to "
                + "decide</h1>\n<p class=figure>").append(percent(report.part()))
                .append("</p>\n<p>")
                .append(escape(report.summary().strip()).replace("\n", "<br>\n"))
                .append("</p>\n<p class=note>Unique-cause MC/DC with short circuits: a condition "
                + "is shown by two evaluations with different outcomes that differ in it and, "
                + "among what was evaluated in both, in nothing else. T is true, F false, a dash "
                + "what a short circuit skipped. Not for clinical use.</p>\n");
        Map<String, List<DecisionCoverage>> folders = new TreeMap<>();
        report.coverage().forEach(each -> folders.computeIfAbsent(each.decision().folder(),
                folder -> new ArrayList<>()).add(each));
        appendFolders(folders);
        appendOpen();
        page.append("<h2>Shown</h2>\n");
        folders.forEach(this::appendShown);
        return page.append("</html>\n").toString();
    }

    private void appendFolders(Map<String, List<DecisionCoverage>> folders) {
        page.append("<table>\n<tr><th>folder<th>decisions<th>covered<th>\n");
        folders.forEach((folder, all) -> {
            double part = (double) McdcReport.covered(all) / all.size();
            page.append("<tr><td>").append(escape(folder)).append("<td class=n>")
                    .append(all.size()).append("<td class=n>").append(percent(part))
                    .append(String.format(Locale.ROOT, "<td><meter value=%.4f></meter>%n", part));
        });
        page.append("</table>\n");
    }

    private void appendOpen() {
        page.append("<h2>Not shown, and why</h2>\n");
        if (McdcReport.covered(report.coverage()) == report.coverage().size()) {
            page.append("<p>Nothing.</p>\n");
        }
        for (DecisionCoverage each : report.coverage()) {
            if (!each.isCovered()) {
                String reason = report.reason(each);
                page.append(reason.isEmpty() ? "<section>" : "<section class=why>")
                        .append("<p class=note>").append(escape(McdcReport.place(each)))
                        .append("</p>\n");
                appendConditions(each);
                page.append("<p class=").append(reason.isEmpty()
                        ? "no>No test and no reason." : "reason>" + escape(reason))
                        .append("</p></section>\n");
            }
        }
    }

    /// The decision, where it is more than its one condition, and what shows each condition.
    private void appendConditions(DecisionCoverage each) {
        if (each.pairs().size() > 1) {
            page.append("<code>").append(escape(each.decision().text())).append("</code>\n");
        }
        page.append("<ul>");
        for (int i = 0; i < each.pairs().size(); i++) {
            String condition = "<code>" + escape(each.decision().conditions().get(i)) + "</code>";
            page.append(each.pairs().get(i)
                    .map(pair -> "<li><span class=yes>✓</span> " + condition + " <span class=note>"
                            + escape(pair.text(each.decision())) + "</span>")
                    .orElse("<li><span class=no>✗</span> " + condition)).append('\n');
        }
        page.append("</ul>\n");
    }

    private void appendShown(String folder, List<DecisionCoverage> all) {
        page.append("<details><summary>").append(escape(folder)).append(": ")
                .append(McdcReport.covered(all)).append(" decisions</summary>\n<table>\n");
        for (DecisionCoverage each : all) {
            if (each.isCovered()) {
                String place = McdcReport.place(each);
                page.append("<tr><td>").append(escape(place.substring(place.lastIndexOf('/') + 1)))
                        .append("<td>");
                appendConditions(each);
            }
        }
        page.append("</table></details>\n");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
