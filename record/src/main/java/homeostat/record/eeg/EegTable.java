package homeostat.record.eeg;

import homeostat.record.Outline;
import homeostat.record.eeg.EegSecond.Figure;
import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// A review as rows and as words: CSV of every second, JSON of the whole, a few lines for a
/// terminal.
public final class EegTable implements EegReview.Listener {
    private static final Side[] HALVES = {Side.LEFT, Side.RIGHT};

    private final boolean halves;
    private final Appendable out;

    /// A table for a recording with that montage, written to `out` row by row, with a line of names
    /// above; an empty cell is a figure that is not known.
    ///
    /// Throws `UncheckedIOException`, as `second` does, when `out` does.
    public EegTable(EegMontage montage, Appendable out) {
        halves = montage.halves();
        this.out = out;
        StringBuilder rows = new StringBuilder("seconds,good_leads,gap,seizure,score");
        for (int half = 0; half < (halves ? 2 : 1); half++) {
            for (Figure figure : Figure.values()) {
                rows.append(',').append(name(figure)).append(suffix(half));
            }
        }
        put(rows.append(halves ? ",symmetry_index\n" : "\n"));
    }

    private void put(StringBuilder text) {
        try {
            out.append(text);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private String suffix(int half) {
        return !halves ? "" : half == 0 ? "_left" : "_right";
    }

    private static String name(Figure figure) {
        String name = figure.name().toLowerCase(Locale.ROOT);
        return switch (figure) {
            case DELTA, THETA, ALPHA, BETA, GAMMA -> name + "_uv2";
            case EDGE -> name + "_hz";
            case LINE_LENGTH -> name + "_uv_per_s";
            case MOBILITY -> name + "_per_s";
            case AMPLITUDE_LOWER, AMPLITUDE_UPPER -> name + "_uv";
            case SUPPRESSION -> name + "_percent";
            case ENTROPY, COMPLEXITY, KURTOSIS -> name;
        };
    }

    @Override
    public void second(EegSecond second, double done, double total) {
        StringBuilder row = new StringBuilder();
        row.append(number(done)).append(',').append(second.goodLeads()).append(',')
            .append(second.gap() ? 1 : 0).append(',')
            .append(second.monitor().seizure().alarm() ? 1 : 0).append(',')
            .append(number(second.monitor().seizure().score()));
        for (int half = 0; half < (halves ? 2 : 1); half++) {
            for (Figure figure : Figure.values()) {
                row.append(',').append(number(second.of(HALVES[half], figure)));
            }
        }
        if (halves) {
            row.append(',').append(number(second.monitor().symmetry().index()));
        }
        put(row.append('\n'));
    }

    private static String number(double value) {
        return value == value ? String.format(Locale.ROOT, "%.6g", value) : "";
    }

    /// The whole for programs: `name`, `seconds`, `leads`, `samplesPerSecond`, `goodPercent`,
    /// `gapPercent`, `seizures` (`startSeconds`, `endSeconds`), and by half (`all` where there are
    /// none) the mean of each figure.
    public static String json(Outline outline, EegMontage montage, EegTrend trend,
            List<SeizureSpan> seizures) {
        StringBuilder json = new StringBuilder("{\n  \"name\": \"")
            .append(outline.name().replace("\\", "\\\\").replace("\"", "\\\"")).append("\",\n")
            .append(format("  \"seconds\": %.3f,%n", outline.timeline().endNs() * 1e-9))
            .append("  \"leads\": ").append(montage.leads().size()).append(",\n")
            .append("  \"samplesPerSecond\": ").append(montage.samplesPerSecond()).append(",\n")
            .append(format("  \"goodPercent\": %.2f,%n  \"gapPercent\": %.2f,%n",
                good(trend), gap(trend)))
            .append("  \"seizures\": [");
        for (int i = 0; i < seizures.size(); i++) {
            json.append(i == 0 ? "" : ", ").append(format(
                "{\"startSeconds\": %.1f, \"endSeconds\": %.1f}",
                seizures.get(i).startSeconds(), seizures.get(i).endSeconds()));
        }
        json.append("]");
        for (int half = 0; half < (montage.halves() ? 2 : 1); half++) {
            json.append(",\n  \"").append(!montage.halves() ? "all" : half == 0 ? "left" : "right")
                .append("\": {");
            for (Figure figure : Figure.values()) {
                double mean = mean(trend, HALVES[half], figure);
                json.append(figure.ordinal() == 0 ? "" : ", ").append('"').append(name(figure))
                    .append("\": ").append(mean == mean ? number(mean) : "null");
            }
            json.append('}');
        }
        return json.append("\n}\n").toString();
    }

    /// A few lines for a person.
    public static String text(Outline outline, EegMontage montage, EegTrend trend,
            List<SeizureSpan> seizures) {
        StringBuilder text = new StringBuilder(format(
            "%s: %.0f s, %d leads at %s Hz, %.0f %% of lead time good, %.0f %% not recorded%n",
            outline.name(), outline.timeline().endNs() * 1e-9, montage.leads().size(),
            montage.samplesPerSecond(), good(trend), gap(trend)));
        text.append(format("%-8s %8s %8s %8s %8s %8s %9s %8s %8s%n", "", "delta %", "theta %",
            "alpha %", "beta %", "edge Hz", "aEEG low", "high", "suppr. %"));
        for (int half = 0; half < (montage.halves() ? 2 : 1); half++) {
            Side side = HALVES[half];
            double all = 0;
            for (EegBand band : EegBand.values()) {
                all += mean(trend, side, Figure.values()[band.ordinal()]);
            }
            text.append(format("%-8s %8.0f %8.0f %8.0f %8.0f %8.1f %9.1f %8.1f %8.0f%n",
                !montage.halves() ? "all" : half == 0 ? "left" : "right",
                100 * mean(trend, side, Figure.DELTA) / all,
                100 * mean(trend, side, Figure.THETA) / all,
                100 * mean(trend, side, Figure.ALPHA) / all,
                100 * mean(trend, side, Figure.BETA) / all, mean(trend, side, Figure.EDGE),
                mean(trend, side, Figure.AMPLITUDE_LOWER),
                mean(trend, side, Figure.AMPLITUDE_UPPER),
                mean(trend, side, Figure.SUPPRESSION)));
        }
        text.append(seizures.isEmpty() ? "no seizure told\n" : "");
        for (SeizureSpan each : seizures) {
            text.append(format("seizure from %.0f s to %.0f s%n", each.startSeconds(),
                each.endSeconds()));
        }
        return text.append("not for clinical use\n").toString();
    }

    private static double mean(EegTrend trend, Side half, Figure figure) {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < trend.columns(); c++) {
            double value = trend.mean(half, figure, c);
            if (value == value) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }

    private static double good(EegTrend trend) {
        double sum = 0;
        for (int c = 0; c < trend.columns(); c++) {
            sum += trend.goodShare(c);
        }
        return 100 * sum / trend.columns();
    }

    private static double gap(EegTrend trend) {
        int gaps = 0;
        for (int c = 0; c < trend.columns(); c++) {
            gaps += trend.gap(c) ? 1 : 0;
        }
        return 100.0 * gaps / trend.columns();
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
