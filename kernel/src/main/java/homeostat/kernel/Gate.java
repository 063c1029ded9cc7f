package homeostat.kernel;

/// The door of an actuator: it lets each order through once, in order, while it is valid.
///
/// The simulated pump, the bedside driver and the firmware driver all stand behind one of these.
public final class Gate<Q extends Dimension> {
    private final Unit<Q> unit;
    private long lastSequence;

    /// The gate of an actuator that understands orders in the base unit `unit`.
    public Gate(Unit<Q> unit) {
        this.unit = unit;
    }

    /// The number of the newest order that was admitted.
    public long lastSequence() {
        return lastSequence;
    }

    /// Whether `order` may be carried out at `nowNs`. Admitting it uses it up.
    public Admission admit(Order<Q> order, long nowNs) {
        if (order == null || order.sequence == 0) {
            return Admission.ABSENT;
        }
        if (order.unit != unit) {
            return Admission.FOREIGN;
        }
        if (order.sequence <= lastSequence) {
            return Admission.REPEATED;
        }
        if (!order.isFinite() || order.atNs > nowNs) {
            return Admission.MALFORMED;
        }
        if (nowNs >= order.expiresNs) {
            return Admission.EXPIRED;
        }
        lastSequence = order.sequence;
        return Admission.ADMITTED;
    }
}
