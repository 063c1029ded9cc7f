import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class StaticPartThroughAnInterface {
    private StaticPartThroughAnInterface() {
    }

    interface Counter {
        void up();
    }

    static final class Plain implements Counter {
        private int count;

        @Override
        public void up() {
            count++;
        }
    }

    static final class Shared {
        static final Counter ALL = new Plain();
    }

    static final class Caller implements Task {
        private final Counter counter;

        Caller(Counter counter) {
            this.counter = counter;
        }

        @Override
        public void step(long nowNs) {
            counter.up();
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        fast.runs(new Caller(new Plain()), null);
        slow.runs(new Caller(Shared.ALL), null);
        return device.assemble();
    }
}
