import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class PartsSwappedBetweenTasks {
    private PartsSwappedBetweenTasks() {
    }

    /// Hands its own box to the other and takes the other's, each step.
    static final class Box {
        private double[] values = new double[4];
    }

    static final class Swapper implements Task {
        private final Box mine = new Box();
        private final Box theirs;

        Swapper(Box theirs) {
            this.theirs = theirs;
        }

        @Override
        public void step(long nowNs) {
            double[] kept = mine.values;
            mine.values = theirs.values;
            theirs.values = kept;
        }
    }

    static final class Filler implements Task {
        private final Box box = new Box();

        @Override
        public void step(long nowNs) {
            box.values[0] = nowNs;
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Filler filler = new Filler();
        fast.runs(filler, null);
        slow.runs(new Swapper(filler.box), null);
        return device.assemble();
    }
}
