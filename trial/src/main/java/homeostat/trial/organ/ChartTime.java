package homeostat.trial.organ;

import homeostat.trial.XyChart;
import java.util.List;

/// The unit in which the time of a run is drawn: the one in which its length is a small number.
enum ChartTime {
    SECONDS("s", 1, 600),
    MINUTES("min", 60, 6 * 3600),
    HOURS("h", 3600, 3 * 24 * 3600),
    DAYS("days", 24 * 3600, Integer.MAX_VALUE);

    private final String unit;
    private final double unitSeconds;
    private final int secondsMax;

    ChartTime(String unit, double unitSeconds, int secondsMax) {
        this.unit = unit;
        this.unitSeconds = unitSeconds;
        this.secondsMax = secondsMax;
    }

    static ChartTime of(int seconds) {
        ChartTime fitting = SECONDS;
        for (ChartTime each : values()) {
            fitting = seconds > fitting.secondsMax ? each : fitting;
        }
        return fitting;
    }

    XyChart.Axis axis(int seconds) {
        return new XyChart.Axis(unit, 0, of((double) seconds));
    }

    double of(double seconds) {
        return seconds / unitSeconds;
    }

    /// Rows of a trend with their first column in this unit.
    List<double[]> of(List<double[]> rows) {
        return rows.stream().map(row -> {
            double[] scaled = row.clone();
            scaled[0] = of(row[0]);
            return scaled;
        }).toList();
    }
}
