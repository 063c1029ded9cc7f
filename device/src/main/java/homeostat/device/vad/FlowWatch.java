package homeostat.device.vad;

import homeostat.kernel.Estimate;
import homeostat.kernel.Flow;
import homeostat.kernel.In;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;

/// The mean of the estimated pump flow, with the interval in which true flow lies.
///
/// The motor's current is all that the estimate is made of, and one current goes with two flows. So
/// nothing here raises a speed: the interval can only forbid it.
///
/// Source of the error, 1.63 L/min root mean square: "Accuracy of HeartMate 3 estimated flow",
/// Scientific Reports 15 (2025). The interval is 1.96 times that to both sides.
final class FlowWatch {
    private static final double MARGIN_L_PER_MIN = 1.96 * 1.63;
    /// Certainly too little while the ventricle is full: the way out is blocked, or a sensor lies.
    private static final double BLOCKED_L_PER_MIN = 2;
    private static final double SMOOTHING = 0.01;
    private static final long SILENT_NS = Span.seconds(2);
    /// True flow is never so steady: the estimate stands still.
    private static final double STUCK_L_PER_MIN = 0;

    private final In<Flow> flow;
    private final Estimate<Flow> estimate = new Estimate<>();
    private double meanLPerMin = Double.NaN;
    private double lastLPerMin = Double.NaN;
    private long goodNs = Long.MIN_VALUE / 2;

    FlowWatch(In<Flow> flow) {
        this.flow = flow;
    }

    /// Looks at the port once in a step.
    void observe(long nowNs) {
        Reading<Flow> reading = flow.reading();
        if (!reading.isGood()) {
            return;
        }
        double litresPerMinute = reading.in(Flow.LITRES_PER_MINUTE);
        if (Math.abs(litresPerMinute - lastLPerMin) <= STUCK_L_PER_MIN) {
            return;
        }
        lastLPerMin = litresPerMinute;
        boolean isFirst = Double.isNaN(meanLPerMin) || nowNs - goodNs > SILENT_NS;
        goodNs = nowNs;
        meanLPerMin = isFirst ? litresPerMinute
                : meanLPerMin + SMOOTHING * (litresPerMinute - meanLPerMin);
        estimate.set(Flow.LITRES_PER_MINUTE, meanLPerMin, MARGIN_L_PER_MIN, nowNs);
    }

    /// Whether the estimate has been silent or has stood still for two seconds.
    boolean isLost(long nowNs) {
        return nowNs - goodNs > SILENT_NS;
    }

    /// Whether true flow is surely less than a filled ventricle gives.
    boolean isSurelyLow() {
        return estimate.highIn(Flow.LITRES_PER_MINUTE) < BLOCKED_L_PER_MIN;
    }

    double meanLPerMin() {
        return meanLPerMin;
    }

    double lowLPerMin() {
        return estimate.lowIn(Flow.LITRES_PER_MINUTE);
    }

    double highLPerMin() {
        return estimate.highIn(Flow.LITRES_PER_MINUTE);
    }
}
