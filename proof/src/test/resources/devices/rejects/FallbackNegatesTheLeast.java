import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FallbackNegatesTheLeast {
    private FallbackNegatesTheLeast() {
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    static final class Fallback implements Task {
        private final In<Glucose> seen;
        private final double[] ring = new double[10];

        Fallback(In<Glucose> seen) {
            this.seen = seen;
        }

        @Override
        public void step(long nowNs) {
            ring[Math.abs((int) nowNs) % 10] = 1;
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("one", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("task", Timing.every(10_000_000));
        In<Glucose> seen = task.input("seen", Range.of(Glucose.MG_PER_DL, 0, 600), 1, "");
        task.runs(new Quiet(), new Fallback(seen));
        return device.assemble();
    }
}
