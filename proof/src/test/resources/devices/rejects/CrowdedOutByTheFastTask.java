import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class CrowdedOutByTheFastTask {
    private CrowdedOutByTheFastTask() {
    }

    static final class Quick implements Task {
        private long sum;

        @Override
        public void step(long nowNs) {
            for (int i = 0; i < 8000; i++) {
                sum += i;
            }
        }
    }

    static final class Slow implements Task {
        private long sum;

        @Override
        public void step(long nowNs) {
            for (int i = 0; i < 12000; i++) {
                sum += i;
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(9_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(12_000_000));
        fast.runs(new Quick(), null);
        slow.runs(new Slow(), null);
        return device.assemble();
    }
}
