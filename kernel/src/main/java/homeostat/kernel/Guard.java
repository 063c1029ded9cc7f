package homeostat.kernel;

/// The only thing that turns a [Proposal] into an [Order].
///
/// A guard is made by [TaskAssembly#guard] from the range that the sheet declares for the port and
/// from limits that can only narrow it, at least one. It does not know which controller
/// proposes: the cleverest and the fallback pass the same gate. If the proposal is not a number, if
/// the limits leave nothing, or if the prescription is not confirmed, it orders nothing and
/// says so; it never guesses.
public final class Guard<Q extends Dimension> {
    private final OrderPort<Q> port;
    private final Prescription prescription;
    private final Limit<Q>[] limits;
    private final Bounds<Q> bounds = new Bounds<>();
    private Reason reason = Reason.NONE;

    Guard(OrderPort<Q> port, Prescription prescription, Limit<Q>[] limits) {
        Check.that(limits.length > 0, "a guard has at least one limit of its own");
        for (int i = 0; i < limits.length; i++) {
            Check.that(limits[i] != null, "a guard's limits are all there");
        }
        this.port = port;
        this.prescription = prescription;
        this.limits = limits;
    }

    /// Orders what of `proposal` is allowed at `nowNs`.
    public Verdict order(Proposal<Q> proposal, long nowNs) {
        if (!proposal.present) {
            reason = proposal.reason;
            return Verdict.NOTHING;
        }
        if (!prescription.isConfirmed()) {
            reason = Reason.PRESCRIPTION;
            return Verdict.REFUSED;
        }
        bounds.open(port.lowBase, port.highBase);
        for (int i = 0; i < limits.length; i++) {
            limits[i].bound(nowNs, bounds);
        }
        if (bounds.isEmpty() || !Double.isFinite(proposal.base)) {
            reason = Reason.NOT_A_NUMBER;
            return Verdict.REFUSED;
        }
        double allowedBase = bounds.clamp(proposal.base);
        boolean limited = allowedBase != proposal.base;
        reason = limited ? bounds.reason() : proposal.reason;
        port.write(allowedBase, nowNs, proposal.untilNs, prescription.hash(), reason);
        return limited ? Verdict.LIMITED : Verdict.ORDERED;
    }

    /// What counted in the last verdict.
    public Reason reason() {
        return reason;
    }
}
