import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class DearBranchCounts {
    private DearBranchCounts() {
    }

    static final class Rare implements Task {
        private double level;

        @Override
        public void step(long nowNs) {
            if (nowNs == 7) {
                recover();
            } else {
                level++;
            }
        }

        private void recover() {
            for (int i = 0; i < 300; i++) {
                level *= 0.5;
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(1_000));
        task.runs(new Rare(), null);
        return device.assemble();
    }
}
