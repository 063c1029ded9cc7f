import homeostat.kernel.InsulinRate;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Unit;

final class ProposalInItsUnit {
    /// Kept by the part, so that the class is touched at assembly and not first in a step.
    private final Unit<InsulinRate> unit = InsulinRate.UNITS_PER_HOUR;
    private final Proposal<InsulinRate> proposal = new Proposal<>();
    private double value;

    void step(long nowNs) {
        proposal.set(unit, 0.5, nowNs, nowNs + Span.minutes(5));
        value = proposal.in(unit);
    }
}
