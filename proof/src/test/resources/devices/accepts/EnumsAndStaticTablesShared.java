import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class EnumsAndStaticTablesShared {
    private EnumsAndStaticTablesShared() {
    }

    enum Phase {
        REST, ACT;

        Phase next() {
            return switch (this) {
                case REST -> ACT;
                case ACT -> REST;
            };
        }
    }

    private static final double[] GAINS = {0.5, 2};

    static final class Turner implements Task {
        private Phase phase = Phase.REST;
        private double gain;

        @Override
        public void step(long nowNs) {
            phase = phase.next();
            gain = GAINS[phase == Phase.ACT ? 1 : 0];
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Phase.REST.next();
        fast.runs(new Turner(), null);
        slow.runs(new Turner(), null);
        return device.assemble();
    }
}
