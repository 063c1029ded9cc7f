package homeostat.trial.organ;

import homeostat.kernel.Admission;
import homeostat.kernel.Dimension;
import homeostat.kernel.Gate;
import homeostat.kernel.Order;
import homeostat.kernel.Unit;

/// One actuator behind its gate, and what it does without a valid order.
public final class Actuator<Q extends Dimension> {
    private final Gate<Q> gate;
    private final Unit<Q> unit;
    private double idle;
    private double ordered;
    private long expiresNs = Long.MIN_VALUE;
    private long sequence;

    /// One that does `idle`, in `unit`, while it has no valid order.
    public Actuator(Unit<Q> unit, double idle) {
        this.gate = new Gate<>(unit);
        this.unit = unit;
        this.idle = idle;
    }

    /// From now on it keeps the last order when that expires.
    public void keep() {
        if (expiresNs > Long.MIN_VALUE) {
            idle = ordered;
        }
    }

    /// Whether that is an order that was not seen yet.
    public boolean isNew(Order<Q> order) {
        boolean isNew = order.sequence() != sequence;
        sequence = order.sequence();
        return isNew;
    }

    /// Shows the order to the gate.
    public Admission take(Order<Q> order, long nowNs) {
        Admission admission = gate.admit(order, nowNs);
        if (admission == Admission.ADMITTED) {
            ordered = order.in(unit);
            expiresNs = order.expiresNs();
        }
        return admission;
    }

    /// What it does at `nowNs`.
    public double value(long nowNs) {
        return nowNs < expiresNs ? ordered : idle;
    }
}
