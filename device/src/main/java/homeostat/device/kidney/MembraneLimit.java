package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.In;
import homeostat.kernel.Limit;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Pressure;
import homeostat.kernel.Reading;
import homeostat.kernel.Reason;

/// Slower when the pressure across the membrane comes near what the filter bears, and no faster
/// than now while that pressure is not known.
final class MembraneLimit implements Limit<FluidRate> {
    private static final double SLOWER_FROM_MMHG = 300;
    private static final double NOTHING_FROM_MMHG = 400;

    private final In<Pressure> membrane;
    private final OrderPort<FluidRate> port;
    private final KidneyTherapy therapy;

    MembraneLimit(KidneyPorts ports, KidneyTherapy therapy) {
        this.membrane = ports.membrane;
        this.port = ports.rate;
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<FluidRate> bounds) {
        Reading<Pressure> reading = membrane.reading();
        if (!reading.isGood()) {
            double now = port.published().sequence() == 0 ? 0
                    : port.published().in(FluidRate.ML_PER_HOUR);
            bounds.atMost(FluidRate.ML_PER_HOUR, Math.max(0, now), Reason.STALE);
            return;
        }
        double share = (NOTHING_FROM_MMHG - reading.in(Pressure.MMHG))
                / (NOTHING_FROM_MMHG - SLOWER_FROM_MMHG);
        bounds.atMost(FluidRate.ML_PER_HOUR, therapy.rateMaxMlPerHour()
                * Math.max(0, Math.min(1, share)), Reason.ACTUATOR);
    }
}
