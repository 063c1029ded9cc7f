package homeostat.device.heart;

import homeostat.kernel.Flow;
import homeostat.kernel.HeartRate;
import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;

/// Whether one side moves what it was told, by the flow that the drive reads off its membranes.
///
/// It compares and shows. While both pressures are seen no order depends on it, so that a flow that
/// errs can mislead nobody; when one is lost, a side that is clearly off counts as such. A beat
/// lasts three quarters of a second at most and an order grows by two millilitres a second, so both
/// are smoothed over two seconds before they are compared.
final class DriveWatch {
    private static final double SMOOTHING = 0.01;
    private static final double OFF_SHARE = 0.08;
    private static final double OFF_L_PER_MIN = 0.15;
    private static final double LITRES_PER_ML = 1e-3;
    private static final long SILENT_NS = Span.seconds(2);
    private static final double EFFECT_MIN = 0.6;
    private static final double EFFECT_MAX = 1.2;

    private final In<Flow> flow;
    private final OrderPort<HeartRate> rate;
    private final OrderPort<StrokeVolume> stroke;
    private double movedLPerMin = Double.NaN;
    private double orderedLPerMin = Double.NaN;
    private long goodNs = Long.MIN_VALUE / 2;

    DriveWatch(In<Flow> flow, OrderPort<HeartRate> rate, OrderPort<StrokeVolume> stroke) {
        this.flow = flow;
        this.rate = rate;
        this.stroke = stroke;
    }

    /// Looks at the port once in a step.
    void observe(long nowNs) {
        Reading<Flow> reading = flow.reading();
        if (reading.isGood()) {
            goodNs = nowNs;
            movedLPerMin = smoothed(movedLPerMin, reading.in(Flow.LITRES_PER_MINUTE));
        }
        if (rate.published().sequence() > 0 && stroke.published().sequence() > 0) {
            orderedLPerMin = smoothed(orderedLPerMin, LITRES_PER_ML
                    * rate.published().in(HeartRate.BEATS_PER_MINUTE)
                    * stroke.published().in(StrokeVolume.ML));
        }
    }

    private static double smoothed(double mean, double value) {
        return Double.isNaN(mean) ? value : mean + SMOOTHING * (value - mean);
    }

    /// Whether the drive has said nothing for two seconds.
    boolean isLost(long nowNs) {
        return nowNs - goodNs > SILENT_NS;
    }

    /// Whether it moves clearly more or less than it was told.
    boolean isOff() {
        return Math.abs(movedLPerMin - orderedLPerMin)
                > OFF_L_PER_MIN + OFF_SHARE * orderedLPerMin;
    }

    /// Share of what was ordered that it moves: 1 unless it is clearly off and says so.
    double effect(long nowNs) {
        if (isLost(nowNs) || !isOff() || !(orderedLPerMin > 0)) {
            return 1;
        }
        return Math.max(EFFECT_MIN, Math.min(EFFECT_MAX, movedLPerMin / orderedLPerMin));
    }

    /// What it moves, mean of two seconds; NaN before the first reading.
    double movedLPerMin() {
        return movedLPerMin;
    }
}
