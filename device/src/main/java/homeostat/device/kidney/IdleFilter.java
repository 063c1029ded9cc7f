package homeostat.device.kidney;

import homeostat.kernel.Flow;
import homeostat.kernel.Guard;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.Verdict;

// [impl->req~fallback-draws-nothing~1]
/// The declared fallback: nothing is drawn off, blood goes on moving so that it does not clot, the
/// dialysate is as prescribed. It looks at no sensor and has guards of its own.
final class IdleFilter implements Task {
    private static final long VALID_NS = Span.seconds(10);
    private static final double CIRCULATING_L_PER_MIN = 0.15;

    private final KidneyTherapy therapy;
    private final KidneyGuards guards;
    private final Proposal<FluidRate> rate = new Proposal<>();
    private final Proposal<Flow> blood = new Proposal<>();
    private final Proposal<Concentration> sodium = new Proposal<>();
    private final Proposal<Temperature> warmth = new Proposal<>();

    IdleFilter(KidneyTherapy therapy, KidneyGuards guards) {
        this.therapy = therapy;
        this.guards = guards;
    }

    @Override
    public void step(long nowNs) {
        Verdict _ = order(nowNs);
    }

    /// Orders it, and says what the guard of ultrafiltration made of it.
    Verdict order(long nowNs) {
        long untilNs = nowNs + VALID_NS;
        blood.set(Flow.LITRES_PER_MINUTE, CIRCULATING_L_PER_MIN, nowNs, untilNs);
        Verdict _ = guards.blood().order(blood, nowNs);
        sodium.set(Concentration.MMOL_PER_L, therapy.sodiumMmolPerL(), nowNs, untilNs);
        Verdict _ = guards.sodium().order(sodium, nowNs);
        warmth.set(Temperature.CELSIUS, therapy.celsius(), nowNs, untilNs);
        Verdict _ = guards.warmth().order(warmth, nowNs);
        rate.set(FluidRate.ML_PER_HOUR, 0, nowNs, untilNs);
        return guards.rate().order(rate, nowNs);
    }
}
