import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class ArraySharedByTwoTasks {
    private ArraySharedByTwoTasks() {
    }

    /// Fills the window.
    static final class Writer implements Task {
        private final double[] window;
        private int at;

        Writer(double[] window) {
            this.window = window;
        }

        @Override
        public void step(long nowNs) {
            window[at] = nowNs;
            at = (at + 1) & 7;
        }
    }

    /// Looks at it while the other may be filling it.
    static final class Reader implements Task {
        private final double[] seen;
        private double first;

        Reader(double[] seen) {
            this.seen = seen;
        }

        @Override
        public void step(long nowNs) {
            first = seen[0];
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        double[] window = new double[8];
        fast.runs(new Writer(window), null);
        slow.runs(new Reader(window), null);
        return device.assemble();
    }
}
