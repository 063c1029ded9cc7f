package homeostat.device.kidney;

import homeostat.kernel.Flow;
import homeostat.kernel.In;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;

/// The dose of the session, Kt/V, and the blood flow that reaches it: the prescribed one, and
/// slowly more, up to what the access gives, while the dose is not in sight.
final class DoseController {
    private static final long VALID_NS = Span.seconds(10);
    private static final double ML_PER_L = 1000;
    private static final double STEP_L_PER_MIN = 0.0005;
    private static final double ENOUGH = 1.02;
    private static final double PLENTY = 1.08;
    private static final double DOSE_MAX = 10;

    private final KidneyTherapy therapy;
    private final TreatmentLedger ledger;
    private final In<Flow> clearance;
    private double moreLPerMin;
    private double expected = Double.NaN;

    DoseController(KidneyTherapy therapy, TreatmentLedger ledger, KidneyPorts ports) {
        this.therapy = therapy;
        this.ledger = ledger;
        this.clearance = ports.clearance;
    }

    /// Looks ahead once in a step.
    void look() {
        Reading<Flow> reading = clearance.reading();
        if (!reading.isGood() || !ledger.isFlowing()) {
            expected = Double.NaN;
            return;
        }
        double left = Math.max(0, therapy.lengthMinutes() - ledger.minutes());
        double ml = ledger.clearedMl() + reading.in(Flow.LITRES_PER_MINUTE) * ML_PER_L * left;
        expected = Math.min(DOSE_MAX, ml / therapy.ureaSpaceMl());
        double step = expected < ENOUGH * therapy.dose() ? STEP_L_PER_MIN
                : expected > PLENTY * therapy.dose() ? -STEP_L_PER_MIN : 0;
        moreLPerMin = Math.max(0, Math.min(therapy.bloodFlowMostLPerMin()
                - therapy.bloodFlowLPerMin(), moreLPerMin + step));
    }

    void propose(long nowNs, Proposal<Flow> out) {
        out.set(Flow.LITRES_PER_MINUTE, therapy.bloodFlowLPerMin() + moreLPerMin, nowNs,
                nowNs + VALID_NS);
    }

    double soFar() {
        return Math.min(DOSE_MAX, ledger.clearedMl() / therapy.ureaSpaceMl());
    }

    /// Kt/V at the end if it goes on like this; NaN while that cannot be said.
    double expected() {
        return expected;
    }

    /// Whether blood flow is as high as it may be and the dose is still out of sight.
    boolean isOutOfReach() {
        boolean isFull = moreLPerMin >= therapy.bloodFlowMostLPerMin()
                - therapy.bloodFlowLPerMin();
        return isFull && expected < therapy.dose();
    }
}
