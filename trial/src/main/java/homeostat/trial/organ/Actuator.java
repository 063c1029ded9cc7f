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
    private final boolean keeps;
    private double idle;
    private double ordered;
    private long expiresNs = Long.MIN_VALUE;
    private long sequence;

    /// Hears of an order that a gate did not let through.
    @FunctionalInterface
    public interface Refusals {
        /// Why.
        void refused(Admission why);
    }

    private Actuator(Unit<Q> unit, double idle, boolean keeps) {
        this.gate = new Gate<>(unit);
        this.unit = unit;
        this.idle = idle;
        this.keeps = keeps;
    }

    /// One that does `idle`, in `unit`, while it has no valid order.
    public static <Q extends Dimension> Actuator<Q> idling(Unit<Q> unit, double idle) {
        return new Actuator<>(unit, idle, false);
    }

    /// One that keeps on doing what it was told last, at first `first`.
    public static <Q extends Dimension> Actuator<Q> keeping(Unit<Q> unit, double first) {
        return new Actuator<>(unit, first, true);
    }

    /// Looks at what the device has published, shows it to the gate unless the wire is cut, and
    /// says whether it was an order not seen yet.
    public boolean follow(Order<Q> order, long nowNs, boolean isCutOff, Refusals refusals) {
        if (order.sequence() == sequence) {
            return false;
        }
        sequence = order.sequence();
        if (isCutOff) {
            return true;
        }
        Admission admission = gate.admit(order, nowNs);
        if (admission == Admission.ADMITTED) {
            ordered = order.in(unit);
            expiresNs = order.expiresNs();
            idle = keeps ? ordered : idle;
        } else {
            refusals.refused(admission);
        }
        return true;
    }

    /// What it does at `nowNs`.
    public double value(long nowNs) {
        return nowNs < expiresNs ? ordered : idle;
    }
}
