package homeostat.record.eeg;

import homeostat.record.eeg.EegSecond.Figure;
import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.Side;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/// The panels of a review, one above the other over one time axis: each lasts as long as the page
/// is wide, and where nothing was recorded or no lead was good, nothing is drawn.
final class EegCharts {
    static final int LEFT = 132;
    static final int WIDTH = 1100;
    private static final int RIGHT = LEFT + WIDTH;
    private static final double SPECTRUM_HZ = 25;
    private static final double DARKEST_DB = -12;
    private static final double BRIGHTEST_DB = 26;
    private static final int[] COLOURS = {0x0a0f2c, 0x1d2f7d, 0x1f6fae, 0x25a99a, 0x7ec850,
        0xf2dc45, 0xee8a2b, 0xd4322c, 0x8e1020};

    private final EegTrend trend;
    private final double totalSeconds;
    private final StringBuilder svg = new StringBuilder();
    private int top;

    EegCharts(EegTrend trend, double totalSeconds) {
        this.trend = trend;
        this.totalSeconds = totalSeconds;
    }

    /// What has been drawn.
    String svg() {
        return svg.toString();
    }

    /// How far down the drawing goes.
    int bottom() {
        return top;
    }

    private double x(double column) {
        return LEFT + WIDTH * Math.min(totalSeconds, column * trend.secondsPerColumn())
            / totalSeconds;
    }

    private void begin(int gap, String name, String unit) {
        top += gap;
        add("<text class=\"name\" x=\"0\" y=\"%d\">%s</text>", top + 12, name);
        add("<text class=\"unit\" x=\"0\" y=\"%d\">%s</text>", top + 25, unit);
    }

    private void end(int height) {
        for (int c = 0; c < trend.columns(); c++) {
            int from = c;
            while (c < trend.columns() && trend.gap(c)) {
                c++;
            }
            if (c > from) {
                add("<rect class=\"gap\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    x(from), top, x(c) - x(from), height);
            }
        }
        add("<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", LEFT, top,
            WIDTH, height);
        top += height;
    }

    private void tick(double y, String label) {
        add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, RIGHT);
        add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, label);
    }

    /// The seizure score with its limit, and what was told.
    void seizures(List<SeizureSpan> seizures) {
        int height = 46;
        begin(4, "Seizure", "score");
        double highest = 2.5;
        IntToDoubleFunction y = c -> top + height
            * (1 - Math.min(highest, trend.score(c)) / highest);
        for (SeizureSpan each : seizures) {
            double from = x(each.startSeconds() / trend.secondsPerColumn());
            double to = x(each.endSeconds() / trend.secondsPerColumn());
            add("<rect class=\"seizure\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                from, top, Math.max(2, to - from), height);
            add("<path class=\"mark\" d=\"M%.1f %dl-5 -8h10z\"/>", from, top + 9);
        }
        double limit = top + height * (1 - 1 / highest);
        add("<path class=\"limit\" d=\"M%d %.1fH%d\"/>", LEFT, limit, RIGHT);
        line("score", c -> !trend.gap(c), y);
        end(height);
    }

    /// A colour density spectral array with the spectral edge over it.
    void spectrum(Side half, String name) {
        int height = 108;
        begin(9, name, "Hz, spectral edge");
        int rows = (int) SPECTRUM_HZ * 2;
        Png picture = new Png(trend.columns(), rows);
        for (int c = 0; c < trend.columns(); c++) {
            for (int row = 0; row < rows; row++) {
                double density = trend.density(half, c, SPECTRUM_HZ * (rows - row - 0.5) / rows);
                if (density == density) {
                    picture.paint(c, row, colour(10 * Math.log10(density + 1e-9)));
                }
            }
        }
        add("<image x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" preserveAspectRatio=\"none\""
            + " href=\"%s\"/>", LEFT, top, x(trend.columns()) - LEFT, height,
            picture.dataAddress());
        for (int hertz = 0; hertz <= SPECTRUM_HZ; hertz += 5) {
            double y = top + height * (1 - hertz / SPECTRUM_HZ);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>", LEFT - 6, y + 4, hertz);
        }
        line("edge", c -> trend.present(half, c), c -> top + height
            * (1 - Math.min(SPECTRUM_HZ, trend.mean(half, Figure.EDGE, c)) / SPECTRUM_HZ));
        end(height);
    }

    /// The colour of a power density in decibels over 1 square microvolt per Hz.
    static int colour(double decibel) {
        double place = (decibel - DARKEST_DB) / (BRIGHTEST_DB - DARKEST_DB);
        double at = Math.clamp(place, 0, 0.9999) * (COLOURS.length - 1);
        int low = COLOURS[(int) at];
        int high = COLOURS[(int) at + 1];
        double part = at - (int) at;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = low >> shift & 255;
            mixed |= (int) Math.rint(from + part * ((high >> shift & 255) - from)) << shift;
        }
        return mixed;
    }

    /// The amplitude-integrated trace of one or both halves on its half-logarithmic scale.
    void amplitude(List<Side> halves) {
        int height = 104;
        begin(9, "aEEG", "µV peak to peak");
        for (int level : new int[] {0, 5, 10, 25, 50, 100, 200}) {
            tick(amplitudeY(level, height), Integer.toString(level));
        }
        for (Side half : halves) {
            band(half == Side.LEFT ? "band-left" : "band-right",
                c -> trend.mean(half, Figure.AMPLITUDE_LOWER, c),
                c -> trend.mean(half, Figure.AMPLITUDE_UPPER, c), height);
        }
        end(height);
    }

    /// Linear to 10 microvolts, which is half the height; logarithmic from there to 200.
    private double amplitudeY(double microvolts, int height) {
        double place = microvolts <= 10 ? microvolts / 20
            : 0.5 + 0.5 * Math.log10(microvolts / 10) / Math.log10(20);
        return top + height * (1 - Math.min(1, place));
    }

    private void band(String style, IntToDoubleFunction low, IntToDoubleFunction high,
            int height) {
        for (int c = 0; c < trend.columns(); c++) {
            int from = c;
            while (c < trend.columns() && present(low.applyAsDouble(c))) {
                c++;
            }
            if (c > from) {
                StringBuilder path = new StringBuilder();
                for (int i = from; i < c; i++) {
                    double y = amplitudeY(high.applyAsDouble(i), height);
                    path.append(format("%s%.1f %.1f", i == from ? "M" : "L", x(i), y));
                    path.append(format("H%.1f", x(i + 1)));
                }
                for (int i = c - 1; i >= from; i--) {
                    double y = amplitudeY(low.applyAsDouble(i), height);
                    path.append(format("L%.1f %.1fH%.1f", x(i + 1), y, x(i)));
                }
                add("<path class=\"%s\" d=\"%sZ\"/>", style, path);
            }
        }
    }

    private static boolean present(double value) {
        return value == value;
    }

    /// The shares of the bands, stacked.
    void shares(Side half, String name) {
        int height = 62;
        begin(9, name, "% of power");
        for (EegBand band : EegBand.values()) {
            StringBuilder path = new StringBuilder();
            for (int c = 0; c < trend.columns(); c++) {
                if (trend.present(half, c)) {
                    double below = 0;
                    for (int b = 0; b < band.ordinal(); b++) {
                        below += trend.share(half, EegBand.values()[b], c);
                    }
                    double size = trend.share(half, band, c);
                    path.append(format("M%.1f %.1fH%.1fv%.1fH%.1fZ", x(c),
                        top + height * (1 - below), x(c + 1) + 0.05, -height * size, x(c)));
                }
            }
            add("<path class=\"%s\" d=\"%s\"/>", band.name().toLowerCase(Locale.ROOT), path);
        }
        for (int percent = 0; percent <= 100; percent += 50) {
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>", LEFT - 6,
                top + height * (1 - percent / 100.0) + 4, percent);
        }
        end(height);
    }

    /// Which half is stronger, in the slow and in the fast bands, and the symmetry index.
    void balance() {
        int height = 66;
        begin(9, "Asymmetry", "left / right, %");
        for (int percent = -50; percent <= 50; percent += 50) {
            tick(top + height * (0.5 - percent / 200.0), percent == 0 ? "0"
                : Math.abs(percent) + (percent < 0 ? " L" : " R"));
        }
        line("line-delta", c -> present(trend.balance(EegBand.DELTA, c)),
            c -> top + height * (0.5 - trend.balance(EegBand.DELTA, c) / 2));
        line("line-alpha", c -> present(trend.balance(EegBand.ALPHA, c)),
            c -> top + height * (0.5 - trend.balance(EegBand.ALPHA, c) / 2));
        line("line", c -> present(trend.symmetryIndex(c)),
            c -> top + height * (0.5 - trend.symmetryIndex(c) / 2));
        end(height);
    }

    /// Burst suppression of one or both halves.
    void suppression(List<Side> halves) {
        int height = 54;
        begin(9, "Suppression", "% of the last minute");
        for (int percent = 0; percent <= 100; percent += 50) {
            tick(top + height * (1 - percent / 100.0), Integer.toString(percent));
        }
        for (Side half : halves) {
            line(half == Side.LEFT ? "line-left" : "line-right", c -> trend.present(half, c),
                c -> top + height * (1 - trend.mean(half, Figure.SUPPRESSION, c) / 100));
        }
        end(height);
    }

    /// How many leads were fit for use.
    void quality() {
        int height = 26;
        begin(9, "Good leads", "% of all");
        StringBuilder path = new StringBuilder();
        for (int c = 0; c < trend.columns(); c++) {
            path.append(format("M%.1f %dH%.1fv%.1fH%.1fZ", x(c), top + height, x(c + 1) + 0.05,
                -height * trend.goodShare(c), x(c)));
        }
        add("<path class=\"good\" d=\"%s\"/>", path);
        end(height);
    }

    private interface Shown {
        boolean at(int column);
    }

    private void line(String style, Shown shown, IntToDoubleFunction y) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int c = 0; c < trend.columns(); c++) {
            if (shown.at(c)) {
                path.append(format("%s%.1f %.1f", drawing ? "L" : "M", x(c + 0.5),
                    y.applyAsDouble(c)));
                if (!drawing) {
                    path.append("h0.1");
                }
            }
            drawing = shown.at(c);
        }
        add("<path class=\"%s\" d=\"%s\"/>", style, path);
    }

    private void add(String form, Object... values) {
        svg.append(format(form, values));
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
