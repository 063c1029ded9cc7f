import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.DoubleRing;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class RingAsLongAsItsCapacity {
    private RingAsLongAsItsCapacity() {
    }

    static final class Averager implements Task {
        private final DoubleRing values = new DoubleRing(200);
        private double mean;

        @Override
        public void step(long nowNs) {
            values.push(nowNs);
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                sum += values.at(i);
            }
            mean = sum / values.capacity();
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(2_000));
        task.runs(new Averager(), null);
        return device.assemble();
    }
}
