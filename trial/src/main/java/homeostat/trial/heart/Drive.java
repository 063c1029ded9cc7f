package homeostat.trial.heart;

import homeostat.device.heart.StrokeVolume;
import homeostat.kernel.Device;
import homeostat.kernel.Dimension;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Order;
import homeostat.kernel.Sheet;
import homeostat.kernel.Unit;
import homeostat.trial.organ.Actuator;

/// The drive of an artificial heart: a rate and two strokes, each behind its gate. When an order
/// expires, that number goes to the drive's own safe value by itself.
final class Drive {
    private static final double SAFE_PER_MIN = 103;
    private static final double SAFE_LEFT_ML = 52;
    private static final double SAFE_RIGHT_ML = 50;

    private final Line<HeartRate> rate;
    private final Line<StrokeVolume> left;
    private final Line<StrokeVolume> right;

    Drive(Sheet sheet) {
        rate = line(sheet, "beat rate", HeartRate.BEATS_PER_MINUTE, SAFE_PER_MIN);
        left = line(sheet, "left stroke", StrokeVolume.ML, SAFE_LEFT_ML);
        right = line(sheet, "right stroke", StrokeVolume.ML, SAFE_RIGHT_ML);
    }

    private static <Q extends Dimension> Line<Q> line(Sheet sheet, String port, Unit<Q> unit,
            double safe) {
        return new Line<>(sheet.port(port).index(), unit, Actuator.idling(unit, safe));
    }

    /// One order and what follows it.
    private record Line<Q extends Dimension>(int port, Unit<Q> unit, Actuator<Q> actuator) {
        void follow(Device device, long nowNs, boolean isCutOff, HeartWatch watch) {
            Order<Q> order = device.order(port);
            if (actuator.follow(order, nowNs, isCutOff, why -> watch.refused(why, nowNs))) {
                watch.order(port, order.in(unit), nowNs);
            }
        }
    }

    /// Takes what has been ordered, unless the wires are cut.
    void follow(Device device, long nowNs, boolean isCutOff, HeartWatch watch) {
        rate.follow(device, nowNs, isCutOff, watch);
        left.follow(device, nowNs, isCutOff, watch);
        right.follow(device, nowNs, isCutOff, watch);
    }

    double ratePerMin(long nowNs) {
        return rate.actuator.value(nowNs);
    }

    double leftMl(long nowNs) {
        return left.actuator.value(nowNs);
    }

    double rightMl(long nowNs) {
        return right.actuator.value(nowNs);
    }
}
