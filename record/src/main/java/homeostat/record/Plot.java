package homeostat.record;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/// A picture of a recording: one lane for each signal, gaps shaded, notes above.
///
/// As SVG or PNG it shows one range of time; as HTML it is a page of its own that can be panned and
/// zoomed, with as many columns as memory of a browser is friendly to. A column shows the least and
/// greatest value in it, so no peak is lost however much is shown.
public final class Plot {
    private static final int LEFT = 170;
    private static final int RIGHT = 20;
    private static final int TOP = 56;
    private static final int LANE = 96;
    private static final int BOTTOM = 44;
    private static final int NOTES_MAX = 400;
    private static final int PAGE_COLUMNS = 200_000;
    private static final int PAGE_VALUES_MAX = 4_000_000;
    private static final String INK = "#1b3a57";

    private final Outline outline;
    private final Envelope.Axis axis;
    private final List<Envelope> lanes = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final double[] mins;
    private final double[] maxs;

    private Plot(Recording recording, Envelope.Axis axis, Advance advance) {
        this.outline = recording.outline();
        this.axis = axis;
        for (int i = 0; i < outline.signals().size(); i++) {
            lanes.add(Envelope.of(recording, i, axis));
            advance.show(i + 1, outline.signals().size());
        }
        mins = lanes.stream().mapToDouble(Envelope::min).toArray();
        maxs = lanes.stream().mapToDouble(Envelope::max).toArray();
        for (Note note : recording.notes()) {
            if (note.onsetNs() >= axis.fromNs() && note.onsetNs() < axis.toNs()) {
                notes.add(note);
            }
        }
    }

    /// Draws `recording` from `fromNs` to `toNs` into `file`, whose ending says how: `.svg`, `.png`
    /// or `.html`.
    ///
    /// Throws `RecordException` when it cannot be read or written, or there is nothing to draw.
    public static void draw(Recording recording, long[] rangeNs, Path file, Advance advance) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Outline outline = recording.outline();
        double frameNs = Envelope.Axis.frameNs(outline.timeline());
        double endNs = outline.timeline().framesPerSecond() == 0
            ? outline.timeline().frames() * frameNs : outline.timeline().endNs();
        double from = Math.max(0, rangeNs[0]);
        double to = Math.min(endNs, rangeNs[1]);
        if (outline.signals().isEmpty() || !(to > from)) {
            throw new RecordException("nothing to draw: file=" + outline.name() + " signals="
                + outline.signals().size() + ", expected signals and a range of time within "
                + endNs / 1e9 + " s");
        }
        int fastest = outline.signals().stream().mapToInt(Signal::samplesPerFrame).max()
            .orElse(1);
        int page = (int) Math.min(2 * fastest * (to - from) / frameNs,
            Math.min(PAGE_COLUMNS, PAGE_VALUES_MAX / outline.signals().size()));
        int columns = name.endsWith(".html") ? Math.max(2000, page) : 1400;
        try (Draft draft = new Draft(file.toAbsolutePath().getParent())) {
            Plot plot = new Plot(recording, new Envelope.Axis(from, to, columns), advance);
            String target = file.getFileName().toString();
            if (name.endsWith(".svg")) {
                draft.text(target, plot.svg());
            } else if (name.endsWith(".html")) {
                draft.text(target, plot.html());
            } else if (name.endsWith(".png")) {
                draft.file(target, out -> ImageIO.write(plot.image(), "png", out));
            } else {
                throw new RecordException("cannot draw such a file: file=" + file
                    + ", expected a name with the ending .svg, .png or .html");
            }
            draft.keep();
        }
    }

    private int width() {
        return LEFT + axis.columns() + RIGHT;
    }

    private int height() {
        return TOP + LANE * lanes.size() + BOTTOM;
    }

    private double x(double ns) {
        return LEFT + (ns - axis.fromNs()) / (axis.toNs() - axis.fromNs()) * axis.columns();
    }

    /// Where a value lies in a lane.
    private double y(int lane, double value) {
        double min = mins[lane];
        double max = maxs[lane];
        double part = max > min ? (value - min) / (max - min) : 0.5;
        return TOP + LANE * (lane + 1) - 10 - part * (LANE - 20);
    }

    private String title() {
        return outline.name() + " (" + outline.format() + ")" + (outline.timeline().start() == null
            ? "" : ", begun " + outline.timeline().start().toString().replace('T', ' '));
    }

    /// A step between marks of the axis: 1, 2 or 5 times a power of ten, about ten in all.
    private double step() {
        double raw = (axis.toNs() - axis.fromNs()) / 10;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        return raw / power < 2 ? 2 * power : raw / power < 5 ? 5 * power : 10 * power;
    }

    private String seconds(double ns) {
        return String.format(Locale.ROOT, "%.6f", ns / 1e9).replaceAll("\\.?0+$", "");
    }

    private String unitOfTime() {
        return outline.timeline().framesPerSecond() == 0 ? "frame" : "s";
    }

    private static String number(double value) {
        return value != value ? "none" : String.format(Locale.ROOT, "%.4g", value)
            .replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }

    private List<double[]> gaps() {
        List<double[]> gaps = new ArrayList<>();
        double end = 0;
        if (outline.timeline().framesPerSecond() == 0) {
            return gaps;
        }
        for (Timeline.Stretch stretch : outline.timeline().stretches()) {
            double from = Math.max(axis.fromNs(), end);
            double to = Math.min(axis.toNs(), stretch.startNs());
            if (to > from) {
                gaps.add(new double[] {from, to});
            }
            end = outline.timeline().endNs(stretch);
        }
        return gaps;
    }

    private String svg() {
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                + "font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n", width(), height()));
        svg.append("<text x=\"12\" y=\"22\" font-size=\"15\">").append(escaped(title()))
            .append("</text>\n");
        for (double[] gap : gaps()) {
            svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" "
                + "height=\"%d\" fill=\"#f1e4c8\"><title>nothing was recorded</title></rect>%n",
                x(gap[0]), TOP, Math.max(1, x(gap[1]) - x(gap[0])), LANE * lanes.size()));
        }
        for (double at = Math.ceil(axis.fromNs() / step()) * step(); at <= axis.toNs();
                at += step()) {
            svg.append(String.format(Locale.ROOT, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>"
                + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x(at), TOP,
                height() - BOTTOM, x(at), height() - BOTTOM + 18, seconds(at)));
        }
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT,
            height() - 8, unitOfTime()));
        for (int i = 0; i < lanes.size(); i++) {
            lane(svg, i);
        }
        double last = -100;
        for (Note note : notes.subList(0, Math.min(NOTES_MAX, notes.size()))) {
            double x = x(note.onsetNs());
            svg.append(String.format(Locale.ROOT,
                "<path d=\"M%.1f %dv6\" stroke=\"#b03a2e\"/>", x, TOP - 8));
            if (x > last + 5) {
                svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" "
                    + "fill=\"#b03a2e\" font-size=\"11\">%s</text>", x, TOP - 10,
                    escaped(shortened(note.text()))));
                last = x + 7 * shortened(note.text()).length();
            }
            svg.append('\n');
        }
        return svg.append("</svg>\n").toString();
    }

    private void lane(StringBuilder svg, int i) {
        Signal signal = outline.signals().get(i);
        Envelope lane = lanes.get(i);
        int middle = TOP + LANE * i + LANE / 2;
        svg.append(String.format(Locale.ROOT, "<path d=\"M12 %dH%d\" stroke=\"#bbb\"/>"
            + "<text x=\"12\" y=\"%d\">%s</text><text x=\"12\" y=\"%d\" fill=\"#777\">%s</text>%n",
            TOP + LANE * (i + 1), width() - RIGHT, middle - 4,
            escaped(shortened(signal.label())), middle + 13, escaped(range(i))));
        svg.append("<path fill=\"none\" stroke=\"" + INK + "\" d=\"");
        boolean pen = false;
        for (int k = 0; k < axis.columns(); k++) {
            if (lane.low()[k] == lane.low()[k]) {
                svg.append(String.format(Locale.ROOT, "%s%d %.1f",
                    pen && !lane.begins()[k] ? "L" : "M", LEFT + k, y(i, lane.low()[k])));
                if (lane.high()[k] > lane.low()[k]) {
                    svg.append(String.format(Locale.ROOT, "V%.1f", y(i, lane.high()[k])));
                } else if (!pen || lane.begins()[k]) {
                    svg.append("h0.5");
                }
                pen = true;
            }
        }
        svg.append("\"/>\n");
    }

    private String range(int i) {
        return number(mins[i]) + " to " + number(maxs[i]) + " "
            + outline.signals().get(i).units();
    }

    private static String shortened(String text) {
        return text.length() <= 22 ? text : text.substring(0, 21) + "\u2026";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            .replace("\"", "&quot;").replaceAll("\\p{Cntrl}", " ");
    }

    private BufferedImage image() {
        int tall = Math.min(height(), 20_000);
        BufferedImage image = new BufferedImage(width(), tall, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
            RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width(), tall);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(title(), 12, 22);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        pen.setColor(new Color(0xf1e4c8));
        for (double[] gap : gaps()) {
            pen.fillRect((int) x(gap[0]), TOP, Math.max(1, (int) (x(gap[1]) - x(gap[0]))),
                LANE * lanes.size());
        }
        for (double at = Math.ceil(axis.fromNs() / step()) * step(); at <= axis.toNs();
                at += step()) {
            pen.setColor(new Color(0xdddddd));
            pen.drawLine((int) x(at), TOP, (int) x(at), height() - BOTTOM);
            pen.setColor(Color.DARK_GRAY);
            pen.drawString(seconds(at), (int) x(at) - 10, height() - BOTTOM + 18);
        }
        pen.drawString(unitOfTime(), LEFT, height() - 8);
        for (int i = 0; i < lanes.size(); i++) {
            paint(pen, i);
        }
        notes(pen);
        pen.dispose();
        return image;
    }

    private void notes(Graphics2D pen) {
        pen.setColor(new Color(0xb03a2e));
        double last = -100;
        for (Note note : notes.subList(0, Math.min(NOTES_MAX, notes.size()))) {
            int x = (int) x(note.onsetNs());
            pen.drawLine(x, TOP - 8, x, TOP - 2);
            if (x > last + 5) {
                pen.drawString(shortened(note.text()), x, TOP - 10);
                last = x + pen.getFontMetrics().stringWidth(shortened(note.text()));
            }
        }
    }

    private void paint(Graphics2D pen, int i) {
        int middle = TOP + LANE * i + LANE / 2;
        pen.setColor(Color.LIGHT_GRAY);
        pen.drawLine(12, TOP + LANE * (i + 1), width() - RIGHT, TOP + LANE * (i + 1));
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(shortened(outline.signals().get(i).label()), 12, middle - 4);
        pen.setColor(Color.GRAY);
        pen.drawString(range(i), 12, middle + 13);
        Envelope lane = lanes.get(i);
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int k = 0; k < axis.columns(); k++) {
            if (lane.low()[k] == lane.low()[k]) {
                if (drawing && !lane.begins()[k]) {
                    path.lineTo(LEFT + k, y(i, lane.low()[k]));
                } else {
                    path.moveTo(LEFT + k, y(i, lane.low()[k]));
                }
                path.lineTo(LEFT + k + (lane.high()[k] > lane.low()[k] ? 0 : 0.5),
                    y(i, lane.high()[k]));
                drawing = true;
            }
        }
        pen.setColor(Color.decode(INK));
        pen.setStroke(new BasicStroke(1));
        pen.draw(path);
    }

    private String html() {
        StringBuilder data = new StringBuilder("{\"title\":" + quoted(title()) + ",\"from\":"
            + axis.fromNs() / 1e9 + ",\"to\":" + axis.toNs() / 1e9 + ",\"unit\":"
            + quoted(unitOfTime()) + ",\"lanes\":[");
        for (int i = 0; i < lanes.size(); i++) {
            data.append(i == 0 ? "" : ",").append("{\"label\":")
                .append(quoted(outline.signals().get(i).label())).append(",\"units\":")
                .append(quoted(outline.signals().get(i).units())).append(",\"low\":\"")
                .append(packed(lanes.get(i).low())).append("\",\"high\":\"")
                .append(packed(lanes.get(i).high())).append("\",\"begins\":\"")
                .append(marks(lanes.get(i).begins())).append("\"}");
        }
        data.append("],\"gaps\":[");
        List<double[]> gaps = gaps();
        for (int i = 0; i < gaps.size(); i++) {
            data.append(i == 0 ? "[" : ",[").append(gaps.get(i)[0] / 1e9).append(',')
                .append(gaps.get(i)[1] / 1e9).append(']');
        }
        data.append("],\"notes\":[");
        for (int i = 0; i < notes.size(); i++) {
            data.append(i == 0 ? "[" : ",[").append(notes.get(i).onsetNs() / 1e9).append(',')
                .append(quoted(notes.get(i).text())).append(']');
        }
        return page().replace("/*DATA*/", data.append("]}"));
    }

    private static String page() {
        try (InputStream in = Plot.class.getResourceAsStream("plot.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean plain = c >= ' ' && c != '"' && c != '\\' && c != '<' && c < 0x2000;
            quoted.append(plain ? String.valueOf(c)
                : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }

    private static String packed(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static String marks(boolean[] marks) {
        byte[] bytes = new byte[marks.length];
        for (int i = 0; i < marks.length; i++) {
            bytes[i] = (byte) (marks[i] ? 1 : 0);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
