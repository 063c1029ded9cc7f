import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class CallInALoop {
    private CallInALoop() {
    }

    static final class Caller implements Task {
        private double value;

        @Override
        public void step(long nowNs) {
            for (int i = 0; i < 20; i++) {
                value += mean(i);
            }
        }

        private static double mean(int width) {
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += width;
            }
            return sum / 10;
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(1_500));
        task.runs(new Caller(), null);
        return device.assemble();
    }
}
