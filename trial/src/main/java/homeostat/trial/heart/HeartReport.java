package homeostat.trial.heart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homeostat.kernel.Digest;
import homeostat.trial.ReportStyle;
import homeostat.trial.XyChart;
import homeostat.trial.XyChart.Axis;
import java.util.List;
import java.util.Locale;

/// The runs of a [HeartTrial] as text for a terminal, as JSON for programs, as HTML for people.
public final class HeartReport {
    private static final String NOTICE = "Simulated results; not for clinical use.";
    private static final String LEFT = "#b3423a";
    private static final String RIGHT = "#12395b";

    private HeartReport() {}

    private static String name(HeartTrial.Run run) {
        return String.format(Locale.ROOT, "%s %.1f",
                run.event().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                run.event().amount());
    }

    private static String digest(List<HeartTrial.Run> runs) {
        long digest = Digest.start();
        for (HeartTrial.Run each : runs) {
            digest = Digest.fold(digest, each.digest());
        }
        return String.format(Locale.ROOT, "%016x", digest);
    }

    /// A line a run.
    public static String text(List<HeartTrial.Run> runs) {
        StringBuilder text = new StringBuilder(String.format("%-6s%-20s%14s%14s%8s%10s%n", "seed",
                "what happens", "left, mmHg", "right, mmHg", "L/min", "in bands"));
        for (HeartTrial.Run each : runs) {
            text.append(String.format(Locale.ROOT, "%-6d%-20s%6.1f to %4.1f%6.1f to %4.1f%8.2f"
                    + "%10s%n", each.seed(), name(each), each.leftLow(), each.leftHigh(),
                    each.rightLow(), each.rightHigh(), each.outputLPerMin(),
                    each.isInBands() ? "yes" : "NO"));
        }
        return text + "digest " + digest(runs) + "; simulated\n";
    }

    /// The same for programs: the names are a promise and stay.
    public static String json(List<HeartTrial.Run> runs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = root.putArray("runs");
        for (HeartTrial.Run each : runs) {
            ObjectNode row = rows.addObject();
            row.put("seed", each.seed());
            row.put("event", name(each));
            row.put("leftLowMmHg", each.leftLow());
            row.put("leftHighMmHg", each.leftHigh());
            row.put("rightLowMmHg", each.rightLow());
            row.put("rightHighMmHg", each.rightHigh());
            row.put("outputLPerMin", each.outputLPerMin());
            row.put("unsettledAfterMinuteMmHg", each.unsettledMmHg());
            row.put("inBands", each.isInBands());
        }
        root.put("digest", digest(runs));
        root.put("notice", NOTICE);
        return root.toPrettyString() + "\n";
    }

    /// The same for people, with a trend of pressures and output for each run of the first seed.
    public static String html(List<HeartTrial.Run> runs) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta"
                + " charset=\"utf-8\"><title>Artificial heart: trial</title><style>"
                + ReportStyle.sheet() + "</style></head><body><header><div><h1>Artificial heart:"
                + " trial on virtual patients</h1><p class=\"subtitle\">Left atrium red, right"
                + " atrium blue; something happens at " + (int) HeartTrial.STEP_AT + " s.</p></div>"
                + "<div class=\"notice\">Simulated results<br>Not for clinical use</div></header>");
        for (HeartTrial.Run each : runs) {
            if (each.seed() == 1) {
                page.append("<h2>").append(name(each)).append("</h2><div style=\"display:flex;"
                        + "gap:16px\"><div style=\"width:400px\">").append(pressures(each))
                        .append("</div><div style=\"width:400px\">").append(output(each))
                        .append("</div></div>");
            }
        }
        return page.append("<h2>All runs</h2><pre>").append(text(runs))
                .append("</pre><footer>").append(NOTICE).append("</footer></body></html>\n")
                .toString();
    }

    private static String pressures(HeartTrial.Run run) {
        return new XyChart(400, 200, new Axis("s", 0, HeartTrial.SECONDS),
                new Axis("atrial pressures, mmHg", -2, 18))
                .line(run.trend(), 0, 1, LEFT).line(run.trend(), 0, 2, RIGHT).svg();
    }

    private static String output(HeartTrial.Run run) {
        return new XyChart(400, 200, new Axis("s", 0, HeartTrial.SECONDS),
                new Axis("output, L/min", 3, 8)).line(run.trend(), 0, 3, RIGHT).svg();
    }
}
