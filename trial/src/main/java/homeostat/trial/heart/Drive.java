package homeostat.trial.heart;

import homeostat.device.heart.StrokeVolume;
import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Dimension;
import homeostat.kernel.Gate;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Order;
import homeostat.kernel.Unit;

/// The drive of an artificial heart: a rate and two strokes, each behind its gate. When an order
/// expires, that number goes to the drive's own safe value by itself.
final class Drive {
    private static final double SAFE_PER_MIN = 103;
    private static final double SAFE_LEFT_ML = 52;
    private static final double SAFE_RIGHT_ML = 50;

    private final Line<HeartRate> rate;
    private final Line<StrokeVolume> left;
    private final Line<StrokeVolume> right;

    Drive(Device device) {
        rate = new Line<>(device, "beat rate", HeartRate.BEATS_PER_MINUTE, SAFE_PER_MIN);
        left = new Line<>(device, "left stroke", StrokeVolume.ML, SAFE_LEFT_ML);
        right = new Line<>(device, "right stroke", StrokeVolume.ML, SAFE_RIGHT_ML);
    }

    /// The gate of one order, and what it let through last.
    private static final class Line<Q extends Dimension> {
        private final int port;
        private final Unit<Q> unit;
        private final Gate<Q> gate;
        private final double safe;
        private long seen;
        private double value;
        private long expiresNs = Long.MIN_VALUE;

        Line(Device device, String port, Unit<Q> unit, double safe) {
            this.port = device.sheet().port(port).index();
            this.unit = unit;
            this.gate = new Gate<>(unit);
            this.safe = safe;
        }

        void look(Device device, long nowNs, boolean isCutOff, HeartWatch watch) {
            Order<Q> order = device.order(port);
            if (order.sequence() == seen) {
                return;
            }
            seen = order.sequence();
            watch.order(port, order.in(unit), nowNs);
            if (!isCutOff) {
                Admission admission = gate.admit(order, nowNs);
                watch.admission(admission, nowNs);
                if (admission == Admission.ADMITTED) {
                    value = order.in(unit);
                    expiresNs = order.expiresNs();
                }
            }
        }

        double now(long nowNs) {
            return nowNs < expiresNs ? value : safe;
        }
    }

    /// Takes what has been ordered, unless the wires are cut.
    void look(Device device, long nowNs, boolean isCutOff, HeartWatch watch) {
        rate.look(device, nowNs, isCutOff, watch);
        left.look(device, nowNs, isCutOff, watch);
        right.look(device, nowNs, isCutOff, watch);
    }

    double ratePerMin(long nowNs) {
        return rate.now(nowNs);
    }

    double leftMl(long nowNs) {
        return left.now(nowNs);
    }

    double rightMl(long nowNs) {
        return right.now(nowNs);
    }
}
