package homeostat.kernel;

/// What an actuator is told. Written by a [Guard] of this package and by nobody else: the
/// constructor and every field are out of reach, so an unguarded dose does not compile.
///
/// It expires by itself, it is numbered so that it is carried out once, it names the prescription
/// it was made under, and it knows its unit at run time, so that an order smuggled past the
/// compiler by an unchecked cast is refused at the actuator's [Gate].
public final class Order<Q extends Dimension> extends Slot<Q> {
    final Unit<Q> unit;
    long sequence;
    long expiresNs;
    long prescription;
    Reason reason = Reason.NONE;

    /// An order that was never given: its number is 0, and its amount, which nobody may carry
    /// out, already lies within the port's range, as every later one.
    Order(Range<Q> range) {
        this.unit = range.low().unit();
        this.base = range.low().base();
    }

    /// One more than the order before it on the same port; 0 means that there was none yet.
    public long sequence() {
        return sequence;
    }

    /// The instant from which it is void.
    public long expiresNs() {
        return expiresNs;
    }

    /// The hash of the prescription it was made under.
    public long prescription() {
        return prescription;
    }

    /// What limited it, if anything did.
    public Reason reason() {
        return reason;
    }

    void copy(Order<Q> other) {
        base = other.base;
        atNs = other.atNs;
        sequence = other.sequence;
        expiresNs = other.expiresNs;
        prescription = other.prescription;
        reason = other.reason;
    }
}
