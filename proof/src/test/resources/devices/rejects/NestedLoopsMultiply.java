import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class NestedLoopsMultiply {
    private NestedLoopsMultiply() {
    }

    static final class Folder implements Task {
        private long sum;

        @Override
        public void step(long nowNs) {
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < 50; j++) {
                    sum += i * j;
                }
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(4_000));
        task.runs(new Folder(), null);
        return device.assemble();
    }
}
