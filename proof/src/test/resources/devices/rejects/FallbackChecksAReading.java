import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Check;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FallbackChecksAReading {
    private FallbackChecksAReading() {
    }

    static final class Quiet implements Task {
        @Override
        public void step(long nowNs) {
        }
    }

    static final class Fallback implements Task {
        private final In<Glucose> seen;
        private double last;

        Fallback(In<Glucose> seen) {
            this.seen = seen;
        }

        @Override
        public void step(long nowNs) {
            last = seen.reading().in(Glucose.MG_PER_DL);
            Check.that(last == last, "a reading is a number");
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
