// Defect: one order is carried out twice.
import homeostat.kernel.*;

final class OrderRepeated implements Task {
    private final Proposal<InsulinRate> proposal = new Proposal<>();
    private final Guard<InsulinRate> guard;

    private OrderRepeated(Guard<InsulinRate> guard) {
        this.guard = guard;
    }

    @Override
    public void step(long nowNs) {
        proposal.set(InsulinRate.UNITS_PER_HOUR, 1, nowNs, nowNs + Span.minutes(5));
        Verdict _ = guard.order(proposal, nowNs);
    }

    /// Orders nothing.
    record Rest(Proposal<InsulinRate> proposal, Guard<InsulinRate> guard) implements Task {
        @Override
        public void step(long nowNs) {
            proposal.clear(nowNs);
            Verdict _ = guard.order(proposal, nowNs);
        }
    }

    record Most(double unitsPerHour) implements Limit<InsulinRate> {
        @Override
        public void bound(long nowNs, Bounds<InsulinRate> bounds) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, unitsPerHour, Reason.RANGE);
        }
    }

    static Device assemble() {
        Assembly assembly = new Assembly("pump", "a pump", new Sheet.Loop(
                "glucose", "glucose", "target", "glucose", "rate", "basal"));
        TaskAssembly task = assembly.task("control",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        OrderPort<InsulinRate> port = task.orders("rate",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30), "rate");
        OrderRepeated pump = new OrderRepeated(task.guard(port, new Most(2)));
        task.runs(pump, new Rest(new Proposal<>(), task.guard(port, new Most(1))));
        return assembly.assemble();
    }

    public static void main(String[] arguments) {
        Device device = assemble();
        device.confirm();
        device.advance(Span.minutes(1));
        Gate<InsulinRate> gate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
        Order<InsulinRate> order = device.order(0);
        if (gate.admit(order, Span.minutes(1)) != Admission.ADMITTED) {
            throw new AssertionError("the first time is not refused");
        }
        if (gate.admit(order, Span.minutes(1)) != Admission.ADMITTED) {
            System.exit(3);
        }
        System.out.println(2 * device.orderBase(0));
    }
}
