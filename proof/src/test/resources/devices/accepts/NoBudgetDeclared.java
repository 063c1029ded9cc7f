import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class NoBudgetDeclared {
    private NoBudgetDeclared() {
    }

    static final class Summer implements Task {
        private long sum;

        @Override
        public void step(long nowNs) {
            for (int i = 0; i < 1000; i++) {
                sum += i;
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000));
        task.runs(new Summer(), null);
        return device.assemble();
    }
}
