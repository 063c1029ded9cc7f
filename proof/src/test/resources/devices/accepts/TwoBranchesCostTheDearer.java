import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class TwoBranchesCostTheDearer {
    private TwoBranchesCostTheDearer() {
    }

    static final class Chooser implements Task {
        private double level;

        @Override
        public void step(long nowNs) {
            if (nowNs > 7) {
                for (int i = 0; i < 50; i++) {
                    level++;
                }
            } else {
                for (int i = 0; i < 50; i++) {
                    level--;
                }
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(800));
        task.runs(new Chooser(), null);
        return device.assemble();
    }
}
