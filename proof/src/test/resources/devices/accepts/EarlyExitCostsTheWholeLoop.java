import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class EarlyExitCostsTheWholeLoop {
    private EarlyExitCostsTheWholeLoop() {
    }

    static final class Finder implements Task {
        private final long[] known = new long[16];
        private int found;

        @Override
        public void step(long nowNs) {
            found = -1;
            for (int i = 0; i < known.length; i++) {
                if (known[i] == nowNs) {
                    found = i;
                    break;
                }
            }
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(300));
        task.runs(new Finder(), null);
        return device.assemble();
    }
}
