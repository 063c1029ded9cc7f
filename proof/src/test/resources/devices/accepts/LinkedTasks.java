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

final class LinkedTasks {
    private LinkedTasks() {
    }

    static final class Source implements Task {
        private final Out<Glucose> shown;

        Source(Out<Glucose> shown) {
            this.shown = shown;
        }

        @Override
        public void step(long nowNs) {
            shown.set(Glucose.MG_PER_DL, 100, nowNs);
        }
    }

    static final class Sink implements Task {
        private final In<Glucose> glucose;
        private double last;

        Sink(In<Glucose> glucose) {
            this.glucose = glucose;
        }

        @Override
        public void step(long nowNs) {
            last = glucose.reading().in(Glucose.MG_PER_DL);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 0, 600);
        Out<Glucose> shown = fast.output("shown", range, "");
        In<Glucose> seen = slow.input("seen", range, 60_000_000_000L, "");
        device.link(shown, seen);
        fast.runs(new Source(shown), null);
        slow.runs(new Sink(seen), null);
        return device.assemble();
    }
}
