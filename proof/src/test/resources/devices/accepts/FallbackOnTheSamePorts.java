import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FallbackOnTheSamePorts {
    private FallbackOnTheSamePorts() {
    }

    static final class Shower implements Task {
        private final In<Glucose> glucose;
        private final Out<Glucose> shown;
        private double last;

        Shower(In<Glucose> glucose, Out<Glucose> shown) {
            this.glucose = glucose;
            this.shown = shown;
        }

        @Override
        public void step(long nowNs) {
            last = glucose.reading().in(Glucose.MG_PER_DL);
            shown.set(Glucose.MG_PER_DL, last, nowNs);
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
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 0, 600);
        In<Glucose> seen = fast.input("seen", range, 60_000_000_000L, "");
        Out<Glucose> shown = fast.output("shown", range, "");
        fast.runs(new Shower(seen, shown), new Shower(seen, shown));
        slow.runs(new Quiet(), null);
        return device.assemble();
    }
}
