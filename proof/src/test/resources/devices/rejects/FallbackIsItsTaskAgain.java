import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FallbackIsItsTaskAgain {
    private FallbackIsItsTaskAgain() {
    }

    static final class Control implements Task {
        private double sum;

        @Override
        public void step(long nowNs) {
            sum += nowNs;
        }
    }

    /// Runs the task that has just trapped.
    static final class Retry implements Task {
        private final Control control;

        Retry(Control control) {
            this.control = control;
        }

        @Override
        public void step(long nowNs) {
            control.step(nowNs);
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
        Control control = new Control();
        fast.runs(control, new Retry(control));
        slow.runs(new Quiet(), null);
        return device.assemble();
    }
}
