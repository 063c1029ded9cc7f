import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class PartOfEachTask {
    private PartOfEachTask() {
    }

    static final class Ring {
        private final double[] values = new double[4];
        private int at;

        void add(double value) {
            values[at] = value;
            at = (at + 1) & 3;
        }
    }

    /// One class, two tasks, two rings: told apart object by object.
    static final class Keeper implements Task {
        private final Ring ring = new Ring();

        @Override
        public void step(long nowNs) {
            ring.add(nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        fast.runs(new Keeper(), null);
        slow.runs(new Keeper(), null);
        return device.assemble();
    }
}
