package homeostat.device.vad;

import homeostat.kernel.Proposal;
import homeostat.kernel.Span;

/// What the pump should turn at: a line through the usual filling pressure and the usual speed, so
/// that more blood coming is more blood sent, as a healthy heart does it.
///
/// It needs no flow. It lowers itself quickly when the wall is drawn in, and does not go back there
/// soon: a ceiling stays below the speed at which it happened and rises slowly.
///
/// Source of the idea: Salamonsen, Mason, Ayre, Artificial Organs 36 (2012) E47, and Mansouri et
/// al., 2015, who make flow a function of end-diastolic pressure; here speed is, because
/// flow is not measured well enough.
final class SpeedController {
    private static final long VALID_NS = Span.seconds(2);
    private static final double RELEASE_RPM = 800;
    private static final double RELEASE_MORE_RPM = 400;
    private static final long RELEASE_STEP_NS = Span.milliseconds(600);
    private static final double CEILING_BELOW_RPM = 300;
    private static final double CEILING_RISE_RPM_PER_STEP = 0.1;

    private final VadTherapy therapy;
    private final InflowWatch watch;
    private double ceilingRpm = Double.POSITIVE_INFINITY;
    private double releaseRpm;
    private long loweredNs;

    SpeedController(VadTherapy therapy, InflowWatch watch) {
        this.therapy = therapy;
        this.watch = watch;
    }

    /// Speed that filling asks for; NaN before it is known.
    double targetRpm() {
        return therapy.usualRpm() + therapy.rpmPerMmHg()
                * (watch.fillingMmHg() - therapy.fillingMmHg());
    }

    /// Proposes it, under the ceiling, and no faster than `mostRpm`.
    void proposeFilling(double mostRpm, long nowNs, Proposal<RotationSpeed> out) {
        ceilingRpm = Math.min(ceilingRpm + CEILING_RISE_RPM_PER_STEP, therapy.highestRpm());
        double rpm = Math.min(targetRpm(), Math.min(ceilingRpm, mostRpm));
        out.set(RotationSpeed.RPM, rpm, nowNs, nowNs + VALID_NS);
    }

    // [impl->req~suction-is-released~1]
    /// The wall was drawn in at `rpm`.
    void beginRelease(double rpm, long nowNs) {
        ceilingRpm = Math.max(rpm - CEILING_BELOW_RPM, therapy.lowestRpm());
        releaseRpm = rpm - RELEASE_RPM;
        loweredNs = nowNs;
    }

    /// Proposes the speed that lets the wall go, and a lower one while it does not.
    void proposeRelease(long nowNs, Proposal<RotationSpeed> out) {
        if (watch.isSucking() && nowNs - loweredNs >= RELEASE_STEP_NS) {
            releaseRpm = Math.max(releaseRpm - RELEASE_MORE_RPM, therapy.lowestRpm());
            loweredNs = nowNs;
        }
        double asked = targetRpm();
        double rpm = asked < releaseRpm ? asked : releaseRpm; // before filling is known, too
        out.set(RotationSpeed.RPM, rpm, nowNs, nowNs + VALID_NS);
    }
}
