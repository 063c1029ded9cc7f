package homeostat.trial;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// A small chart of curves over two number lines, as SVG: a loop, a characteristic, a trend.
public final class XyChart {
    private static final double LEFT = 46;
    private static final double TOP = 22;
    private static final double BOTTOM = 34;
    private static final double RIGHT = 12;
    private static final int TICKS = 7;
    private static final double ROUNDING = 1e-9;

    private final StringBuilder svg = new StringBuilder();
    private final double width;
    private final double height;
    private final Axis x;
    private final Axis y;

    /// A number line.
    ///
    /// @param title with its unit
    /// @param low where it begins
    /// @param high where it ends
    public record Axis(String title, double low, double high) {

        /// The least round step of which at most so many fit in: 1, 2 or 5 times a power of ten.
        private double step() {
            double least = (high - low) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(least)));
            double rest = least / power;
            return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
        }

        double[] ticks() {
            double step = step();
            long first = (long) Math.ceil(low / step - ROUNDING);
            long last = (long) Math.floor(high / step + ROUNDING);
            return LongStream.rangeClosed(first, last).mapToDouble(each -> each * step).toArray();
        }

        String number(double value) {
            return String.format(Locale.ROOT, step() < 1 ? "%.1f" : "%.0f", value);
        }
    }

    /// An empty chart of that size in pixels.
    public XyChart(double width, double height, Axis x, Axis y) {
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
        add("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s over %s\">", width,
                height, y.title(), x.title());
        for (double at : x.ticks()) {
            add("<path class=\"grid\" fill=\"none\" d=\"M%.1f %.1fV%.1f\"/>", px(at), TOP,
                    height - BOTTOM);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", px(at),
                    height - BOTTOM + 14, x.number(at));
        }
        for (double at : y.ticks()) {
            add("<path class=\"grid\" fill=\"none\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, py(at),
                    width - RIGHT);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 5,
                    py(at) + 4, y.number(at));
        }
        add("<text class=\"label\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                (LEFT + width - RIGHT) / 2, height - 5, x.title());
        add("<text class=\"label\" x=\"4\" y=\"13\">%s</text>", y.title());
    }

    /// Draws column `xColumn` against `yColumn` of the rows as one line, broken where there is no
    /// value.
    public XyChart line(List<double[]> rows, int xColumn, int yColumn, String colour) {
        StringBuilder path = new StringBuilder();
        boolean isDrawing = false;
        for (double[] row : rows) {
            boolean isValue = Double.isFinite(row[xColumn]) && Double.isFinite(row[yColumn]);
            if (isValue) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", isDrawing ? "L" : "M",
                        px(row[xColumn]), py(row[yColumn])));
            }
            isDrawing = isValue;
        }
        add("<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" d=\"%s\"/>", colour, path);
        return this;
    }

    /// Shades a span of the first number line.
    public XyChart span(double from, double until, String colour) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                px(from), TOP, Math.max(px(until) - px(from), 0.5), height - BOTTOM - TOP, colour);
        return this;
    }

    /// Writes a word at a place.
    public XyChart word(double atX, double atY, String word) {
        add("<text x=\"%.1f\" y=\"%.1f\">%s</text>", px(atX), py(atY), word);
        return this;
    }

    /// The chart.
    public String svg() {
        return svg + "</svg>";
    }

    private double px(double value) {
        double share = (value - x.low()) / (x.high() - x.low());
        return LEFT + Math.max(0, Math.min(1, share)) * (width - LEFT - RIGHT);
    }

    private double py(double value) {
        double share = (value - y.low()) / (y.high() - y.low());
        return height - BOTTOM - Math.max(0, Math.min(1, share)) * (height - BOTTOM - TOP);
    }

    private void add(String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values));
    }
}
