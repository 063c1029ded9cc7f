import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class TableSharedButNeverWritten {
    private TableSharedButNeverWritten() {
    }

    static final class Table {
        private final double[] gains;
        private final double offset;

        Table(double[] gains, double offset) {
            this.gains = gains;
            this.offset = offset;
        }

        double at(int index) {
            return gains[index & 1] + offset;
        }
    }

    static final class User implements Task {
        private final Table table;
        private final double[] own = new double[2];

        User(Table table) {
            this.table = table;
        }

        @Override
        public void step(long nowNs) {
            own[0] = table.at(0);
            own[1] = table.at(1);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Table table = new Table(new double[] {1, 2}, 0.5);
        fast.runs(new User(table), null);
        slow.runs(new User(table), null);
        return device.assemble();
    }
}
