import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class UnboundedLoopOverBudget {
    private UnboundedLoopOverBudget() {
    }

    static final class Waiter implements Task {
        private long left = 3;

        @Override
        public void step(long nowNs) {
            while (left != nowNs) {
                left++;
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(1_000));
        task.runs(new Waiter(), null);
        return device.assemble();
    }
}
