import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class PartSharedByTwoTasks {
    private PartSharedByTwoTasks() {
    }

    static final class Tally {
        private long count;

        void add() {
            count++;
        }
    }

    static final class Adder implements Task {
        private final Tally tally;

        Adder(Tally tally) {
            this.tally = tally;
        }

        @Override
        public void step(long nowNs) {
            tally.add();
        }
    }

    static final class Other implements Task {
        private final Tally own;

        Other(Tally own) {
            this.own = own;
        }

        @Override
        public void step(long nowNs) {
            own.add();
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Tally tally = new Tally();
        fast.runs(new Adder(tally), null);
        slow.runs(new Other(tally), null);
        return device.assemble();
    }
}
