import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class OutputWrittenByAnotherTask {
    private OutputWrittenByAnotherTask() {
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    /// Writes an output that the kernel publishes at the other task's deadline.
    static final class Intruder implements Task {
        private final Out<Glucose> shown;

        Intruder(Out<Glucose> shown) {
            this.shown = shown;
        }

        @Override
        public void step(long nowNs) {
            shown.set(Glucose.MG_PER_DL, 100, nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Out<Glucose> shown = fast.output("shown", Range.of(Glucose.MG_PER_DL, 0, 600), "");
        fast.runs(new Quiet(), null);
        slow.runs(new Intruder(shown), null);
        return device.assemble();
    }
}
