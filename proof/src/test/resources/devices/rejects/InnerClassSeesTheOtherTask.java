import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class InnerClassSeesTheOtherTask {
    private InnerClassSeesTheOtherTask() {
    }

    static final class Outer implements Task {
        private long total;

        @Override
        public void step(long nowNs) {
            total += nowNs;
        }

        Task companion() {
            return new Inner();
        }

        /// Has the other task in a field that nobody wrote down.
        final class Inner implements Task {
            private long seen;

            @Override
            public void step(long nowNs) {
                seen = total;
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Outer outer = new Outer();
        fast.runs(outer, null);
        slow.runs(outer.companion(), null);
        return device.assemble();
    }
}
