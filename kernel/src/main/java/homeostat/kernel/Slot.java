package homeostat.kernel;

/// A number of dimension `Q` and the instant it belongs to, overwritten in place each step.
///
/// The five stages of a loop are the five kinds of slot, and data runs through them one way:
///
/// ```
/// Reading ──▶ Estimate ──▶ Proposal ──▶ Order ──▶ Receipt
/// sensor       estimator    controller   guard     actuator
/// ```
///
/// Why slots and not records: a record that crosses a call that is not inlined, meets another at a
/// `switch` or is stored is allocated even in compiled code, and all of them are until the code is
/// compiled, which for a step every five minutes is months. A slot costs nothing
/// from the first step on, and in firmware it is a struct at a fixed address.
public abstract sealed class Slot<Q extends Dimension>
        permits Reading, Estimate, Proposal, Order, Receipt, Parameter {
    double base;
    long atNs;

    Slot() {}

    /// The number, in `unit`.
    public final double in(Unit<Q> unit) {
        return unit.fromBase(base);
    }

    /// The instant it belongs to, in nanoseconds of the device's monotonic clock.
    public final long atNs() {
        return atNs;
    }

    /// Whether the number is neither NaN nor infinite.
    public final boolean isFinite() {
        return Double.isFinite(base);
    }
}
