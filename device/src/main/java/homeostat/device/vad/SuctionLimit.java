package homeostat.device.vad;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

/// No faster while a wall is drawn in, or within a second and a half of it; and none above the safe
/// speed on a sensor that is not to be trusted. It has a watch of its own.
final class SuctionLimit implements Limit<RotationSpeed> {
    private final InflowWatch watch;
    private final OrderPort<RotationSpeed> port;
    private final VadTherapy therapy;

    SuctionLimit(VadPorts ports, VadTherapy therapy) {
        this.watch = new InflowWatch(ports);
        this.port = ports.speed;
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<RotationSpeed> bounds) {
        double lastRpm = port.published().sequence() == 0 ? therapy.safeRpm()
                : Math.max(port.published().in(RotationSpeed.RPM), therapy.lowestRpm());
        if (watch.hasSucked(nowNs)) {
            bounds.atMost(RotationSpeed.RPM, lastRpm, Reason.FLOOR);
        } else if (watch.trust() != InflowTrust.TRUSTED) {
            bounds.atMost(RotationSpeed.RPM, Math.max(therapy.safeRpm(), lastRpm),
                    watch.trust().reason());
        }
    }

    /// Looks at the sensor once in a step.
    void observe(long nowNs) {
        watch.observe(nowNs);
    }
}
