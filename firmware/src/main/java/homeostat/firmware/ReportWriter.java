package homeostat.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An image report as text, as JSON and as a page.
public final class ReportWriter {
    private static final int PARTS_SHOWN = 20;
    private static final int WIDTH = 60;

    private final ImageReport report;
    private final Footprint size;
    private final StringBuilder text = new StringBuilder();

    private ReportWriter(ImageReport report) {
        this.report = report;
        this.size = report.run().size();
    }

    /// For a terminal.
    public static String text(ImageReport report) {
        ReportWriter writer = new ReportWriter(report);
        writer.appendText();
        return writer.text.toString();
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void appendText() {
        Budget budget = report.budget();
        line("%s on %s (%s)", report.device(), report.board().label(), report.board().title());
        line("flash         %d bytes%s: device %d, runtime %d, compiler's helpers %d",
                size.deviceFlash(), of(budget.flashBytes()), size.flash(Footprint.Group.DEVICE),
                size.flash(Footprint.Group.RUNTIME), size.flash(Footprint.Group.LIBRARY));
        line("RAM           %d bytes%s: parts %d, worst stack %d", report.ramWithStack(),
                of(budget.ramBytes()), size.deviceRam(), report.stack().getFirst().bytes());
        if (report.step().worst() > 0) {
            line("step          %d instructions worst%s, %.0f mean of %d calls of advance",
                    report.step().worst(), of(budget.stepInstructions()), report.step().mean(),
                    report.step().calls());
        }
        appendResponse();
        line("checks left   %s", checks());
        line("field order   saves %d bytes in all objects", report.savedByOrder());
        text.append('\n');
        for (ImageReport.Level level : report.stack()) {
            line("stack %6d  %s", level.bytes(), level.priority());
            if (!level.chain().isEmpty()) {
                line("              %s", String.join(" > ", level.chain()));
            }
            if (!level.unknown().isEmpty()) {
                line("              counted as 0, no table: %s", String.join(" ", level.unknown()));
            }
        }
        text.append("\nlargest parts in RAM\n");
        report.parts().stream().filter(ImageReport.Part::isRam).limit(PARTS_SHOWN)
                .forEach(part -> line("%8d  %-40s %s", part.bytes(), part.name(), part.type()));
        text.append('\n').append(map());
        report.exceeded().forEach(sentence -> line("%s", sentence));
    }

    /// Instructions are counted; what they mean in time and charge is a model, and says so.
    private void appendResponse() {
        FirmwareReport.Cost cost = report.run().cost();
        Energy energy = report.energy();
        if (cost.responseWorst() == 0) {
            return;
        }
        line("response      %d instructions worst, %.0f mean, from a reading offered to what is "
                + "written for it", cost.responseWorst(), cost.responseMean());
        line("              %.1f us worst, %.1f us mean", energy.model().microseconds(
                cost.responseWorst()), energy.model().microseconds(cost.responseMean()));
        line("a day         %.0f instructions, %.0f wake-ups: %.3f mAh, a cell for %.0f days",
                energy.instructionsADay(), energy.wakeUpsADay(), energy.milliampHoursADay(),
                energy.batteryDays());
        line("              %s", energy.model().text());
    }

    private static String of(long budget) {
        return budget == 0 ? "" : " of " + budget;
    }

    private String checks() {
        List<String> words = new ArrayList<>();
        int sum = 0;
        for (Map.Entry<TrapKind, Integer> each : report.checks().entrySet()) {
            words.add(each.getValue() + " " + each.getKey().words());
            sum += each.getValue();
        }
        return sum + (sum == 0 ? "" : ": " + String.join(", ", words));
    }

    /// Flash and RAM drawn to scale, as far as they are used.
    private String map() {
        StringBuilder map = new StringBuilder("memory, to scale\n");
        long stack = report.stack().getLast().bytes();
        map.append(bar("flash", new long[] {size.flash(Footprint.Group.DEVICE),
            size.flash(Footprint.Group.RUNTIME), size.flash(Footprint.Group.LIBRARY),
            size.flash(Footprint.Group.BOARD)}, "drlb"));
        map.append(bar("RAM", new long[] {size.ram(Footprint.Group.DEVICE),
            size.ram(Footprint.Group.RUNTIME), size.ram(Footprint.Group.LIBRARY),
            size.ram(Footprint.Group.BOARD), stack}, "drlbs"));
        return map.append("  d device, r runtime, l compiler's helpers, b board and harness, "
                + "s worst stack\n").toString();
    }

    private static String bar(String name, long[] bytes, String letters) {
        long sum = Math.max(1, java.util.stream.LongStream.of(bytes).sum());
        StringBuilder bar = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            long width = Math.round(bytes[i] * (double) WIDTH / sum);
            bar.append(String.valueOf(letters.charAt(i)).repeat((int) width));
        }
        return String.format(Locale.ROOT, "  %-6s [%-" + WIDTH + "s] %d bytes%n", name, bar, sum);
    }

    /// For another program.
    public static String json(ImageReport report) {
        ReportWriter writer = new ReportWriter(report);
        Footprint size = writer.size;
        JsonText json = new JsonText();
        json.open().put("device", report.device()).put("target", report.board().label())
                .put("flashBytes", size.deviceFlash()).put("ramBytes", report.ramWithStack())
                .put("partsBytes", size.deviceRam())
                .put("stackBytes", report.stack().getFirst().bytes())
                .put("stepInstructionsWorst", report.step().worst())
                .put("stepInstructionsMean", Math.round(report.step().mean()))
                .put("responseInstructionsWorst", report.run().cost().responseWorst())
                .put("responseInstructionsMean", Math.round(report.run().cost().responseMean()))
                .put("instructionsADay", Math.round(report.energy().instructionsADay()))
                .put("wakeUpsADay", Math.round(report.energy().wakeUpsADay()))
                .put("batteryDays", Math.round(report.energy().batteryDays()))
                .put("methods", size.methods()).put("objects", size.objects())
                .put("bitEqual", report.run().isBitEqual() ? "yes" : "no");
        json.key("budget").open().put("flashBytes", report.budget().flashBytes())
                .put("ramBytes", report.budget().ramBytes())
                .put("stepInstructions", report.budget().stepInstructions()).close();
        json.key("checks").open();
        report.checks().forEach((kind, count) -> json.put(kind.name().toLowerCase(Locale.ROOT),
                count));
        json.close().key("parts").openList();
        report.parts().forEach(part -> json.item().open().put("name", part.name())
                .put("type", part.type()).put("bytes", part.bytes())
                .put("memory", part.isRam() ? "RAM" : "flash").close());
        json.closeList().key("layouts").openList();
        report.layouts().forEach(each -> json.item().open().put("type", each.type())
                .put("objects", each.objects()).put("bytes", each.bytes())
                .put("alignment", each.alignment()).put("padding", each.padding())
                .put("declaredBytes", each.declaredBytes()).close());
        json.closeList().key("exceeded").openList();
        report.exceeded().forEach(sentence -> json.item().text(sentence));
        return json.closeList().close().toString();
    }

    /// For a browser: one file, no scripts.
    public static String html(ImageReport report) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n"
                + "<title>Firmware of " + escape(report.device()) + "</title>\n<style>"
                + "body{font:15px/1.4 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
                + "td,th{text-align:left;padding:.1em .8em .1em 0;vertical-align:top}"
                + "pre{background:#f4f4f2;padding:1em;overflow:auto}</style>\n<h1>Firmware of "
                + escape(report.device()) + " on " + escape(report.board().label())
                + "</h1>\n<p>Not for clinical use. Instructions are counted in an emulator; they "
                + "are not time.</p>\n<pre>" + escape(text(report)) + "</pre>\n");
        page.append("<h2>Objects</h2>\n<table><tr><th>bytes<th>memory<th>name<th>type</tr>\n");
        report.parts().forEach(part -> page.append("<tr><td>").append(part.bytes()).append("<td>")
                .append(part.isRam() ? "RAM" : "flash").append("<td>").append(escape(part.name()))
                .append("<td>").append(escape(part.type())).append("</tr>\n"));
        page.append("</table>\n<h2>Layout of classes</h2>\n<table><tr><th>class<th>objects<th>"
                + "bytes<th>aligned<th>padding<th>as declared<th>offset, size, type, field</tr>\n");
        report.layouts().forEach(each -> page.append("<tr><td>").append(escape(each.type()))
                .append("<td>").append(each.objects()).append("<td>").append(each.bytes())
                .append("<td>").append(each.alignment()).append("<td>").append(each.padding())
                .append("<td>").append(each.declaredBytes()).append("<td>")
                .append(escape(String.join("\n", each.fields())).replace("\n", "<br>"))
                .append("</tr>\n"));
        return page.append("</table>\n").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
