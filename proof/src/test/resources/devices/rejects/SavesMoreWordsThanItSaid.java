import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Lasting;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class SavesMoreWordsThanItSaid {
    private SavesMoreWordsThanItSaid() {
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    static final class Kept implements Task, Lasting {
        private final double[] ring = new double[4];
        private int next;
        private long last;

        @Override
        public void step(long nowNs) {
            last = nowNs;
        }

        @Override
        public int words() {
            return 1;
        }

        @Override
        public void save(long[] memory, int from, long nowNs) {
            for (int i = 0; i < 16; i++) {
                memory[from + i] = i;
            }
        }

        @Override
        public boolean restore(long[] memory, int from) {
            last = memory[from];
            return last >= 0;
        }

        @Override
        public void assumeWorst() {
            last = 0;
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("one", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000));
        In<Glucose> seen = task.input("seen", Range.of(Glucose.MG_PER_DL, 0, 600), 1, "");
        task.runs(task.lasting(new Kept()), new Quiet());
        return device.assemble();
    }
}
