import homeostat.kernel.Assembly;
import homeostat.kernel.Backdoor;
import homeostat.kernel.Bounds;
import homeostat.kernel.Device;
import homeostat.kernel.Guard;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Proposal;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class OrderForgedAtAssembly {
    private OrderForgedAtAssembly() {
    }

    static final class Most implements Limit<InsulinRate> {
        @Override
        public void bound(long nowNs, Bounds<InsulinRate> bounds) {
        }
    }

    static final class Control implements Task {
        private final Guard<InsulinRate> guard;
        private final OrderPort<InsulinRate> port;
        private final Proposal<InsulinRate> proposal = new Proposal<>();
        private final Order<InsulinRate> forged;
        private long sequence;

        Control(Guard<InsulinRate> guard, OrderPort<InsulinRate> port) {
            this.guard = guard;
            this.port = port;
            forged = Backdoor.forge(Range.of(InsulinRate.UNITS_PER_HOUR, 0, 5));
        }

        @Override
        public void step(long nowNs) {
            sequence = forged.sequence();
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("pump", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("control", Timing.every(10_000_000));
        OrderPort<InsulinRate> port = task.orders(
                "rate", Range.of(InsulinRate.UNITS_PER_HOUR, 0, 5), 1_000_000_000L, "");
        task.runs(new Control(task.guard(port, new Most()), port),
                new Control(task.guard(port, new Most()), port));
        return device.assemble();
    }
}
