// Defect: an undefined rate reaches the actuator.
import homeostat.kernel.*;

final class NotANumberReachesThePump implements Task {
    private final Proposal<InsulinRate> proposal = new Proposal<>();
    private final Guard<InsulinRate> guard;

    private NotANumberReachesThePump(Guard<InsulinRate> guard) {
        this.guard = guard;
    }

    @Override
    public void step(long nowNs) {
        double zero = nowNs - nowNs;
        proposal.set(InsulinRate.UNITS_PER_HOUR, zero / zero, nowNs, Span.minutes(5));
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
        TaskAssembly task = assembly.task("control", Timing.every(Span.minutes(1)));
        OrderPort<InsulinRate> port = task.orders("rate",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30), "rate");
        NotANumberReachesThePump pump = new NotANumberReachesThePump(task.guard(port, new Most(2)));
        task.runs(pump, new Rest(new Proposal<>(), task.guard(port, new Most(1))));
        return assembly.assemble();
    }

    public static void main(String[] arguments) {
        Device device = assemble();
        device.confirm();
        device.advance(Span.minutes(1));
        if (device.orderSequence(0) == 0) {
            System.exit(3);
        }
        System.out.println(device.orderBase(0));
    }
}
