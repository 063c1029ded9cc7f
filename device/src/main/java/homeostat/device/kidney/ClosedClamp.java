package homeostat.device.kidney;

import homeostat.kernel.Fraction;
import homeostat.kernel.Guard;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.Verdict;

/// The protective system's own fallback: no permission for anything. Silence would do the same a
/// second later.
final class ClosedClamp implements Task {
    private static final long VALID_NS = Span.seconds(1);

    private final Guard<Fraction> clamp;
    private final Guard<Fraction> valve;
    private final Proposal<Fraction> proposal = new Proposal<>();

    ClosedClamp(Guard<Fraction> clamp, Guard<Fraction> valve) {
        this.clamp = clamp;
        this.valve = valve;
    }

    @Override
    public void step(long nowNs) {
        proposal.set(Fraction.ONE, 0, nowNs, nowNs + VALID_NS);
        Verdict _ = clamp.order(proposal, nowNs);
        Verdict _ = valve.order(proposal, nowNs);
    }
}
