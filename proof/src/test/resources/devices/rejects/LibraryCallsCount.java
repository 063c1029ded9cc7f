import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class LibraryCallsCount {
    private LibraryCallsCount() {
    }

    static final class Rooter implements Task {
        private double value;

        @Override
        public void step(long nowNs) {
            for (int i = 0; i < 50; i++) {
                value = Math.sqrt(value + i);
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(1_000));
        task.runs(new Rooter(), null);
        return device.assemble();
    }
}
