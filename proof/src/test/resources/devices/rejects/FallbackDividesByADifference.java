import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FallbackDividesByADifference {
    private FallbackDividesByADifference() {
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    static final class Fallback implements Task {
        private final In<Glucose> seen;
        private long before;
        private long rate;

        Fallback(In<Glucose> seen) {
            this.seen = seen;
        }

        @Override
        public void step(long nowNs) {
            rate = 1000 / (nowNs - before);
            before = nowNs;
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
