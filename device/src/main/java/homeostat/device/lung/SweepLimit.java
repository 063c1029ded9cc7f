package homeostat.device.lung;

import homeostat.kernel.Bounds;
import homeostat.kernel.Flow;
import homeostat.kernel.Limit;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Pressure;
import homeostat.kernel.Reason;

/// No more sweep than now while arterial carbon dioxide is known to be below 28 mmHg, and no more
/// than the backup or what flows now while it is not known. It has a watch of its own.
final class SweepLimit implements Limit<Flow> {
    private static final double LOW_MMHG = 28;

    private final OrderPort<Flow> port;
    private final LungTherapy therapy;
    private final GasWatch<Pressure> watch;

    SweepLimit(LungPorts ports, LungTherapy therapy, GasWatch<Pressure> watch) {
        this.port = ports.sweep;
        this.therapy = therapy;
        this.watch = watch;
    }

    /// Looks at the sensor once in a step.
    void observe() {
        watch.observe();
    }

    @Override
    public void bound(long nowNs, Bounds<Flow> bounds) {
        double now = port.published().sequence() == 0 ? therapy.firstSweepLPerMin()
                : Math.max(0.3, port.published().in(Flow.LITRES_PER_MINUTE));
        if (!watch.isTrusted()) {
            bounds.atMost(Flow.LITRES_PER_MINUTE, Math.max(now, therapy.backupSweepLPerMin()),
                    watch.trust().reason());
        } else if (watch.mean() < LOW_MMHG) {
            bounds.atMost(Flow.LITRES_PER_MINUTE, now, Reason.FLOOR);
        }
    }
}
