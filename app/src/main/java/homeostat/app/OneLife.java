package homeostat.app;

import homeostat.trial.ReportStyle;
import homeostat.trial.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Some hours of a whole person, minute by minute: for a terminal, for programs, for people.
final class OneLife {
    private static final int LINES = 9;
    private static final double MARGIN = 0.08;

    private final String title;
    private final List<double[]> minutes = new ArrayList<>();

    /// @param title who it is and what is done to them
    OneLife(String title) {
        this.title = title;
    }

    /// Takes in the minute and then every [OneFigure].
    void add(double[] minute) {
        minutes.add(minute);
    }

    /// Some lines of it, the first and the last among them.
    String text() {
        StringBuilder text = new StringBuilder(title).append("\n\n    min");
        StringBuilder units = new StringBuilder("       ");
        for (OneFigure figure : OneFigure.values()) {
            text.append(String.format(" %8s", figure.title()));
            units.append(String.format(" %8s", figure.unit()));
        }
        text.append("\n").append(units).append("\n");
        int last = minutes.size() - 1;
        int lines = Math.min(LINES - 1, last);
        for (int line = 0; line <= lines; line++) {
            double[] minute = minutes.get(lines == 0 ? last : (int) ((long) line * last / lines));
            text.append(String.format(Locale.ROOT, "%7.0f", minute[0]));
            for (OneFigure figure : OneFigure.values()) {
                text.append(String.format(Locale.ROOT, " %8." + figure.places() + "f",
                        minute[1 + figure.ordinal()]));
            }
            text.append("\n");
        }
        return text.append("\nsimulated; not for clinical use\n").toString();
    }

    /// Every minute.
    String csv() {
        StringBuilder text = new StringBuilder("minute");
        for (OneFigure figure : OneFigure.values()) {
            text.append(',').append(figure.title()).append(' ').append(figure.unit());
        }
        for (double[] minute : minutes) {
            text.append('\n').append(minute[0]);
            for (OneFigure figure : OneFigure.values()) {
                text.append(',').append(minute[1 + figure.ordinal()]);
            }
        }
        return text.append('\n').toString();
    }

    /// One page with a curve for each figure.
    String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><meta charset="
                + "\"utf-8\"><title>One body</title><style>").append(ReportStyle.sheet())
                .append(".curves{display:grid;grid-template-columns:repeat(auto-fill,"
                        + "minmax(330px,1fr));gap:12px}</style><body><h1>One body</h1><p>")
                .append(title).append("</p><div class=\"curves\">");
        for (OneFigure figure : OneFigure.values()) {
            page.append("<div>").append(chart(figure)).append("</div>");
        }
        return page.append("</div><footer>Simulated. Not for clinical use.</footer></body>"
                + "</html>\n").toString();
    }

    private String chart(OneFigure figure) {
        int column = 1 + figure.ordinal();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] minute : minutes) {
            low = Math.min(low, minute[column]);
            high = Math.max(high, minute[column]);
        }
        double least = 5 * Math.pow(10, -figure.places());
        double room = Math.max(MARGIN * (high - low), (least - (high - low)) / 2);
        return new XyChart(340, 200,
                new XyChart.Axis("minutes", 0, Math.max(1, minutes.getLast()[0])),
                new XyChart.Axis(figure.title() + ", " + figure.unit(), low - room, high + room))
                .line(minutes, 0, column, "#1d5f8a").svg();
    }
}
