package homeostat.kernel;

/// What a controller would like to do. It moves nothing: only a [Guard] makes an [Order] of it.
public final class Proposal<Q extends Dimension> extends Slot<Q> {
    boolean present;
    long untilNs;
    Reason reason = Reason.NONE;

    /// A proposal of nothing.
    public Proposal() {}

    /// Proposes `value` from `nowNs` until `untilNs`, because of `reason`.
    public void set(Unit<Q> unit, double value, long nowNs, long untilNs) {
        this.base = unit.toBase(value);
        this.atNs = nowNs;
        this.untilNs = untilNs;
        this.present = true;
        this.reason = Reason.NONE;
    }

    /// Says why this and not more.
    public void because(Reason reason) {
        this.reason = reason;
    }

    /// Proposes nothing: whatever was ordered before goes on until it expires.
    public void clear(long nowNs) {
        this.present = false;
        this.atNs = nowNs;
        this.reason = Reason.NONE;
    }

    /// Whether anything is proposed.
    public boolean isPresent() {
        return present;
    }

    /// Why this and not more.
    public Reason reason() {
        return reason;
    }
}
