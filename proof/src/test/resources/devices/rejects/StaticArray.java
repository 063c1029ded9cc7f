import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class StaticArray {
    private StaticArray() {
    }

    private static final double[] SCRATCH = new double[4];

    static final class Summer implements Task {
        private double sum;

        @Override
        public void step(long nowNs) {
            SCRATCH[0] = nowNs;
            SCRATCH[1] = sum;
            sum = SCRATCH[0] + SCRATCH[1];
        }
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        fast.runs(new Summer(), null);
        slow.runs(new Quiet(), null);
        return device.assemble();
    }
}
