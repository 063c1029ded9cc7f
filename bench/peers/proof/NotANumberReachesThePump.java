// Defect: an undefined rate reaches the actuator.
import homeostat.kernel.*;

final class NotANumberReachesThePump {
    private final Proposal<InsulinRate> proposal = new Proposal<>();
    private final Guard<InsulinRate> guard;

    private NotANumberReachesThePump(Guard<InsulinRate> guard) {
        this.guard = guard;
    }

    void step(long nowNs) {
        double zero = nowNs - nowNs;
        proposal.set(InsulinRate.UNITS_PER_HOUR, zero / zero, nowNs, Span.minutes(5));
        guard.order(proposal, nowNs);
    }
    private void stop(long nowNs) {
        proposal.clear(nowNs);
        guard.order(proposal, nowNs);
    }

    static Device assemble() {
        Assembly assembly = new Assembly("pump", "a pump", new Sheet.Loop(
                "glucose", "glucose", "target", "glucose", "rate", "basal"));
        TaskAssembly task = assembly.task("control", Timing.every(Span.minutes(1)));
        OrderPort<InsulinRate> port = task.orders("rate",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30), "rate");
        NotANumberReachesThePump pump = new NotANumberReachesThePump(task.guard(port,
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 2, Reason.RANGE)));
        NotANumberReachesThePump rest = new NotANumberReachesThePump(task.guard(port,
                (nowNs, bounds) -> bounds.atMost(InsulinRate.UNITS_PER_HOUR, 1, Reason.RANGE)));
        task.runs(pump::step, rest::stop);
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
