package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Flow;
import homeostat.kernel.In;
import homeostat.kernel.Limit;
import homeostat.kernel.Pressure;
import homeostat.kernel.Reading;
import homeostat.kernel.Reason;

/// Nothing while no blood flows, while blood volume is below its floor, or while the newest
/// systolic pressure is. It has eyes of its own.
final class BloodLimit implements Limit<FluidRate> {
    private static final double FLOWING_L_PER_MIN = 0.05;

    private final In<Flow> flow;
    private final In<Pressure> systolic;
    private final BloodVolumeWatch watch;
    private final KidneyTherapy therapy;

    BloodLimit(KidneyPorts ports, KidneyTherapy therapy) {
        this.flow = ports.bloodFlow;
        this.systolic = ports.systolic;
        this.watch = new BloodVolumeWatch(ports.bloodVolume);
        this.therapy = therapy;
    }

    /// Looks at the monitor once in a step.
    void observe() {
        watch.observe();
    }

    @Override
    public void bound(long nowNs, Bounds<FluidRate> bounds) {
        Reading<Flow> blood = flow.reading();
        if (!blood.isGood() || blood.in(Flow.LITRES_PER_MINUTE) <= FLOWING_L_PER_MIN) {
            bounds.atMost(FluidRate.ML_PER_HOUR, 0, Reason.ACTUATOR);
        }
        if (watch.trust() == BloodVolumeTrust.TRUSTED
                && watch.share() < therapy.lowestBloodVolume()) {
            bounds.atMost(FluidRate.ML_PER_HOUR, 0, Reason.FLOOR);
        }
        Reading<Pressure> cuff = systolic.reading();
        if (cuff.isGood() && cuff.in(Pressure.MMHG) < therapy.lowestSystolicMmHg()) {
            bounds.atMost(FluidRate.ML_PER_HOUR, 0, Reason.FLOOR);
        }
    }
}
