import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class DearestTargetCounts {
    private DearestTargetCounts() {
    }

    interface Stage {
        double next(double value);
    }

    static final class Gain implements Stage {
        @Override
        public double next(double value) {
            return 2 * value;
        }
    }

    static final class Smooth implements Stage {
        private final double[] taps = new double[64];

        @Override
        public double next(double value) {
            double sum = value;
            for (int i = 0; i < taps.length; i++) {
                sum += taps[i];
            }
            return sum;
        }
    }

    /// Cheap on most days.
    static final class Chain implements Task {
        private final Stage[] stages = {new Gain(), new Smooth()};
        private double value;
        private int at;

        @Override
        public void step(long nowNs) {
            value = stages[at].next(value);
            at = 1 - at & 1;
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("budget", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000).budget(500));
        task.runs(new Chain(), null);
        return device.assemble();
    }
}
