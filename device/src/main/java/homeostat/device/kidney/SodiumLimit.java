package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// Dialysate sodium within 3 mmol/L above and 2 below the prescription, and not above it any more
/// once so much was given that plasma would end more than about 2 mmol/L higher. It keeps an
/// account of its own.
///
/// Source: a change of plasma sodium of at most 5 mmol/L in a session is the usual bound.
final class SodiumLimit implements Limit<Concentration> {
    private static final double MORE_MMOL_PER_L = 3;
    private static final double LESS_MMOL_PER_L = 2;
    private static final double EXCESS_MAX = 400;
    private static final double MINUTES_PER_STEP = 1.0 / 60;

    private final KidneyPorts ports;
    private final KidneyTherapy therapy;
    private double excess;

    SodiumLimit(KidneyPorts ports, KidneyTherapy therapy) {
        this.ports = ports;
        this.therapy = therapy;
    }

    /// Counts one second.
    void observe() {
        if (ports.sodium.published().sequence() > 0) {
            double above = ports.sodium.published().in(Concentration.MMOL_PER_L)
                    - therapy.sodiumMmolPerL();
            excess = Math.max(-EXCESS_MAX, Math.min(2 * EXCESS_MAX,
                    excess + above * MINUTES_PER_STEP));
        }
    }

    @Override
    public void bound(long nowNs, Bounds<Concentration> bounds) {
        double more = excess < EXCESS_MAX ? MORE_MMOL_PER_L : 0;
        bounds.atMost(Concentration.MMOL_PER_L, therapy.sodiumMmolPerL() + more,
                Reason.ON_BOARD);
        bounds.atLeast(Concentration.MMOL_PER_L, therapy.sodiumMmolPerL() - LESS_MMOL_PER_L,
                Reason.RANGE);
    }
}
