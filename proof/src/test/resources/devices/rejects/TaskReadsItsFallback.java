import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class TaskReadsItsFallback {
    private TaskReadsItsFallback() {
    }

    static final class Fallback implements Task {
        private double rate;

        @Override
        public void step(long nowNs) {
            rate = 1;
        }
    }

    static final class Control implements Task {
        private final Fallback fallback;
        private double rate;

        Control(Fallback fallback) {
            this.fallback = fallback;
        }

        @Override
        public void step(long nowNs) {
            rate = fallback.rate;
        }
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Fallback fallback = new Fallback();
        fast.runs(new Control(fallback), fallback);
        slow.runs(new Quiet(), null);
        return device.assemble();
    }
}
