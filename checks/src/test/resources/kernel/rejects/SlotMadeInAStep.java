import homeostat.kernel.InsulinRate;
import homeostat.kernel.Proposal;

final class SlotMadeInAStep {
    private Proposal<InsulinRate> proposal;

    void step(long nowNs) {
        proposal = new Proposal<>();
        proposal.set(InsulinRate.UNITS_PER_HOUR, 0.5, nowNs, nowNs);
    }
}
