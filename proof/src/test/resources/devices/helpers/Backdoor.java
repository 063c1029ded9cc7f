package homeostat.kernel;

/// What javac cannot forbid: a class that says it is of the kernel's package.
public final class Backdoor {
    private Backdoor() {
    }

    public static <Q extends Dimension> void write(OrderPort<Q> port, double base, long nowNs) {
        port.write(base, nowNs, nowNs + 1_000_000_000L, 0, Reason.NONE);
    }

    public static <Q extends Dimension> void raise(Order<Q> order, double base) {
        order.base = base;
    }

    public static void raiseSlot(Slot<?> slot, double base) {
        slot.base = base;
    }

    public static <Q extends Dimension> void renumber(Order<Q> order) {
        order.sequence++;
    }

    public static <Q extends Dimension> Order<Q> forge(Range<Q> range) {
        return new Order<>(range);
    }

    public static <Q extends Dimension> OrderPort<Q> port(Range<Q> range) {
        return new OrderPort<>(range, 1);
    }

    public static <Q extends Dimension> Guard<Q> guard(
            OrderPort<Q> port, Prescription prescription, Limit<Q>[] limits) {
        return new Guard<>(port, prescription, limits);
    }

    public static <Q extends Dimension> void publish(OrderPort<Q> port) {
        port.publish();
    }

    public static <Q extends Dimension> void skip(OrderPort<Q> port) {
        port.continueAfter(1000);
    }

    /// Lets an order be valid for longer than its guard allowed.
    public static void prolong(Order<?> order, long expiresNs) {
        order.expiresNs = expiresNs;
    }

    /// Writes another prescription on an order.
    public static void prescribe(Order<?> order, long prescription) {
        order.prescription = prescription;
    }
}
