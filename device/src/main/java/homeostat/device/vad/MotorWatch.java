package homeostat.device.vad;

import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;

/// Whether the motor does what it was told, and whether that costs what it should.
///
/// The artificial pulse takes the speed away from what was ordered for a third of a second; longer
/// than [#OFF_NS] and something is wrong. What a motor should take at most:
/// `n²·(0.012·n + 0.0135·Q)` W at 11 L/min and a fifth more, `n` in 1,000/min; above it something
/// rubs or clots.
final class MotorWatch {
    private static final double OFF_RPM = 300;
    private static final long OFF_NS = Span.seconds(1);
    private static final double STOPPED_RPM = 1000;
    private static final double SMOOTHING = 0.02;
    private static final double IDLE_WATTS = 0.012;
    private static final double LOAD_WATTS = 0.0135;
    private static final double FLOW_MAX_L_PER_MIN = 11;
    private static final double MARGIN = 1.2;

    private final In<RotationSpeed> turning;
    private final In<ElectricPower> power;
    private final OrderPort<RotationSpeed> order;
    private long followedNs = Long.MIN_VALUE / 2;
    private double watts = Double.NaN;
    private double rpm = Double.NaN;

    MotorWatch(VadPorts ports) {
        turning = ports.turning;
        power = ports.power;
        order = ports.speed;
    }

    /// Looks at the ports once in a step.
    void observe(long nowNs) {
        Reading<RotationSpeed> reading = turning.reading();
        boolean isOrdered = order.published().sequence() > 0;
        boolean follows = reading.isGood() && Math.abs(reading.in(RotationSpeed.RPM)
                - order.published().in(RotationSpeed.RPM)) <= OFF_RPM;
        if (follows || !isOrdered || followedNs < 0) {
            followedNs = nowNs;
        }
        rpm = smoothed(rpm, reading.isGood() ? reading.in(RotationSpeed.RPM) : rpm);
        Reading<ElectricPower> taken = power.reading();
        watts = smoothed(watts, taken.isGood() ? taken.in(ElectricPower.WATTS) : watts);
    }

    private static double smoothed(double mean, double value) {
        return Double.isNaN(mean) ? value : mean + SMOOTHING * (value - mean);
    }

    /// Whether it has not turned as ordered for a second, or has not said how it turns.
    boolean isOff(long nowNs) {
        return nowNs - followedNs > OFF_NS;
    }

    /// Whether it hardly turns at all.
    boolean isStopped() {
        return rpm < STOPPED_RPM;
    }

    /// Whether it takes more than any flow explains.
    boolean isPowerHigh() {
        double n = rpm / 1000;
        return watts > MARGIN * n * n * (IDLE_WATTS * n + LOAD_WATTS * FLOW_MAX_L_PER_MIN);
    }

    double watts() {
        return watts;
    }
}
