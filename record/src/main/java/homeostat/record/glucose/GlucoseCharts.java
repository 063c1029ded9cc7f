package homeostat.record.glucose;

import homeostat.record.RecordException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The pictures of a report, drawn as SVG: the colours come from its style sheet.
public final class GlucoseCharts {
    private static final int AXIS_MAX = 600;

    private GlucoseCharts() {}

    /// Something that happens at a time of day, such as a meal, and what is said about it.
    ///
    /// @param minuteOfDay minutes since midnight
    /// @param text         a word or two
    public record Mark(double minuteOfDay, String text) {}

    /// The area of a chart and its scales: minutes of a day across, mg/dL upwards.
    private record Plot(double left, double top, double width, double height, double highest) {

        double x(double minuteOfDay) {
            return left + width * minuteOfDay / GlucoseProfile.MINUTES_PER_DAY;
        }

        double y(double mgPerDl) {
            return top + height * (1 - Math.max(0, Math.min(highest, mgPerDl)) / highest);
        }

        double right() {
            return left + width;
        }

        double bottom() {
            return top + height;
        }
    }

    /// The ambulatory glucose profile: median, middle half and middle nine tenths by time of day.
    ///
    /// Source of the form: Johnson et al., "Utilizing the ambulatory glucose profile to standardize
    /// and implement continuous glucose monitoring", Diabetes Technology & Therapeutics 21, 2019.
    public static String profile(GlucoseProfile profile, List<Mark> marks) {
        Plot plot = new Plot(44, 14, 776, 290, highest(profile));
        StringBuilder svg = open(864, 336, "Ambulatory glucose profile");
        axes(svg, plot, true);
        band(svg, plot, profile, new Share(0.05, 0.95, "outer"));
        band(svg, plot, profile, new Share(0.25, 0.75, "inner"));
        goals(svg, plot);
        median(svg, plot, profile);
        for (Mark mark : marks) {
            double x = plot.x(mark.minuteOfDay());
            add(svg, "<path class=\"meal\" d=\"M%.1f %.1fl-4 -7h8z\"/>", x, plot.bottom() - 2);
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", x,
                    plot.bottom() - 13, mark.text());
        }
        return svg.append("</svg>").toString();
    }

    /// A small profile of one person with the glucose of one day over it, minute by minute; not a
    /// number where it is not known.
    public static String day(GlucoseProfile profile, double[] dayMgPerDl) {
        double peak = highest(profile);
        for (double each : dayMgPerDl) {
            double rounded = Math.min(AXIS_MAX, Math.ceil(each / 100) * 100);
            peak = rounded > peak ? rounded : peak;
        }
        Plot plot = new Plot(34, 8, 366, 132, peak);
        StringBuilder svg = open(420, 164, "Glucose of one patient");
        axes(svg, plot, false);
        band(svg, plot, profile, new Share(0.05, 0.95, "outer"));
        goals(svg, plot);
        StringBuilder line = new StringBuilder();
        boolean drawing = false;
        for (int minute = 0; minute < dayMgPerDl.length; minute += 5) {
            double here = dayMgPerDl[minute];
            if (here == here) {
                add(line, drawing ? "L%.1f %.1f" : "M%.1f %.1fh0.1", plot.x(minute), plot.y(here));
            }
            drawing = here == here;
        }
        add(svg, "<path class=\"trace\" d=\"%s\"/>", line);
        return svg.append("</svg>").toString();
    }

    /// Time in ranges as a standing bar with its figures and the consensus goals.
    public static String ranges(GlucoseTally glucose, GlucoseUnit unit) {
        StringBuilder svg = open(470, 250, "Time in ranges");
        double high = glucose.above180Percent() - glucose.above250Percent();
        double low = glucose.below70Percent() - glucose.below54Percent();
        String[] classes = {"very-high", "high", "in-range", "low", "very-low"};
        String[] labels = unit == GlucoseUnit.MG_PER_DL
            ? new String[] {"Very high, above 250 mg/dL", "High, 181 to 250",
                "In range, 70 to 180", "Low, 54 to 69", "Very low, below 54"}
            : new String[] {"Very high, above 13.9 mmol/L", "High, 10.1 to 13.9",
                "In range, 3.9 to 10.0", "Low, 3.0 to 3.8", "Very low, below 3.0"};
        double[] shares = {glucose.above250Percent(), high, glucose.inRangePercent(), low,
            glucose.below54Percent()};
        double[] labelY = {26, 70, 124, 184, 226};
        double y = 10;
        for (int i = 0; i < shares.length; i++) {
            double height = 230 * shares[i] / 100;
            add(svg, "<rect class=\"%s\" x=\"0\" y=\"%.2f\" width=\"58\" height=\"%.2f\"/>",
                    classes[i], y, height);
            add(svg, "<path class=\"grid\" fill=\"none\" d=\"M62 %.2fL88 %.2f\"/>",
                    y + height / 2, labelY[i] - 4);
            add(svg, "<text class=\"label\" x=\"94\" y=\"%.1f\">%s</text>", labelY[i], labels[i]);
            add(svg, "<text class=\"strong\" x=\"330\" y=\"%.1f\" text-anchor=\"end\">%.1f %%"
                    + "</text>", labelY[i], shares[i]);
            add(svg, "<text x=\"344\" y=\"%.1f\">%s a day</text>", labelY[i],
                    duration(shares[i]));
            y += height;
        }
        return svg.append("</svg>").toString();
    }

    /// Time in ranges as a thin lying bar for a table.
    public static String rangesBar(GlucoseTally glucose) {
        StringBuilder svg = open(120, 10, "Time in ranges");
        String[] classes = {"very-low", "low", "in-range", "high", "very-high"};
        double[] shares = {glucose.below54Percent(),
            glucose.below70Percent() - glucose.below54Percent(), glucose.inRangePercent(),
            glucose.above180Percent() - glucose.above250Percent(), glucose.above250Percent()};
        double x = 0;
        for (int i = 0; i < shares.length; i++) {
            double width = 1.2 * shares[i];
            add(svg, "<rect class=\"%s\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"10\"/>",
                    classes[i], x, width);
            x += width;
        }
        return svg.append("</svg>").toString();
    }

    /// The style sheet that gives the pictures their colours, and a page its look.
    ///
    /// Throws `RecordException` when it is not in the module.
    public static String styleSheet() {
        try (InputStream css = GlucoseCharts.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RecordException("cannot read the style sheet of reports, expected it in the"
                + " module", e);
        }
    }

    private static String duration(double percent) {
        long minutes = Math.round(percent / 100 * GlucoseProfile.MINUTES_PER_DAY);
        return minutes < 60 ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    private static double highest(GlucoseProfile profile) {
        double highest = 300;
        for (int bin = 0; bin < GlucoseProfile.BINS; bin++) {
            double here = profile.quantileMgPerDl(bin, 0.95);
            highest = here > highest ? here : highest;
        }
        return Math.min(AXIS_MAX, Math.ceil((highest + 1) / 50) * 50);
    }

    private static void axes(StringBuilder svg, Plot plot, boolean large) {
        add(svg, "<rect class=\"range\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                plot.left(), plot.y(180), plot.width(), plot.y(70) - plot.y(180));
        for (int level : new int[] {0, 54, 70, 180, 250, 300, 400, 500, 600}) {
            if (level > plot.highest() || !large && (level == 54 || level == 300)) {
                continue;
            }
            double y = plot.y(level);
            add(svg, "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", plot.left(), y, plot.right());
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%d</text>",
                    plot.left() - 6, y + 4, level);
            if (large) {
                add(svg, "<text x=\"%.1f\" y=\"%.1f\">%.1f</text>", plot.right() + 6, y + 4,
                        GlucoseUnit.MMOL_PER_L.of(level));
            }
        }
        int every = large ? 3 : 6;
        for (int hour = 0; hour <= 24; hour += every) {
            double x = plot.x(hour * 60);
            add(svg, "<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/>", x, plot.top(),
                    plot.bottom() + 4);
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%02d:00</text>",
                    x, plot.bottom() + 17, hour);
        }
        if (large) {
            add(svg, "<text x=\"%.1f\" y=\"%.1f\">mg/dL</text>", plot.left() + 4,
                    plot.top() + 10.0);
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">mmol/L</text>",
                    plot.right() - 4, plot.top() + 10.0);
        }
    }

    private static void goals(StringBuilder svg, Plot plot) {
        for (int level : new int[] {70, 180}) {
            add(svg, "<path class=\"goal\" d=\"M%.1f %.1fH%.1f\"/>", plot.left(), plot.y(level),
                    plot.right());
        }
    }

    /// A band of the profile: from one share of the values to another, and how it is drawn.
    private record Share(double low, double high, String style) {}

    private static void band(StringBuilder svg, Plot plot, GlucoseProfile profile, Share share) {
        StringBuilder path = new StringBuilder();
        for (int bin = 0; bin < GlucoseProfile.BINS; bin++) {
            int from = bin;
            while (bin < GlucoseProfile.BINS && profile.seen(bin)) {
                bin++;
            }
            StringBuilder edge = new StringBuilder();
            for (int i = from; i < bin; i++) {
                point(edge, plot.x(GlucoseProfile.minuteOfDay(i)),
                        plot.y(profile.quantileMgPerDl(i, share.high())));
            }
            for (int i = bin - 1; i >= from; i--) {
                point(edge, plot.x(GlucoseProfile.minuteOfDay(i)),
                        plot.y(profile.quantileMgPerDl(i, share.low())));
            }
            path.append(edge).append(edge.isEmpty() ? "" : "Z");
        }
        add(svg, "<path class=\"%s\" d=\"%s\"/>", share.style(), path);
    }

    private static void median(StringBuilder svg, Plot plot, GlucoseProfile profile) {
        StringBuilder line = new StringBuilder();
        boolean drawing = false;
        for (int bin = 0; bin < GlucoseProfile.BINS; bin++) {
            if (profile.seen(bin)) {
                add(line, drawing ? "L%.1f %.1f" : "M%.1f %.1f",
                        plot.x(GlucoseProfile.minuteOfDay(bin)),
                        plot.y(profile.quantileMgPerDl(bin, 0.5)));
            }
            drawing = profile.seen(bin);
        }
        add(svg, "<path class=\"median\" d=\"%s\"/>", line);
    }

    private static void point(StringBuilder path, double x, double y) {
        add(path, path.isEmpty() ? "M%.1f %.1f" : "L%.1f %.1f", x, y);
    }

    private static StringBuilder open(int width, int height, String title) {
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"%s\">", width, height, title);
        return svg;
    }

    private static void add(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values));
    }
}
