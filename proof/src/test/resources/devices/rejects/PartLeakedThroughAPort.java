import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class PartLeakedThroughAPort {
    private PartLeakedThroughAPort() {
    }

    /// Holds on to what a port shows: the published reading is one object for ever.
    static final class Keeper implements Task {
        private final Reading<?> kept;
        private long ageNs;

        Keeper(Out<Glucose> shown) {
            kept = shown.published();
        }

        @Override
        public void step(long nowNs) {
            ageNs = nowNs - kept.atNs();
        }
    }

    static final class Owner implements Task {
        private final Out<Glucose> shown;

        Owner(Out<Glucose> shown) {
            this.shown = shown;
        }

        @Override
        public void step(long nowNs) {
            shown.set(Glucose.MG_PER_DL, 100, nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Out<Glucose> shown = fast.output("shown", Range.of(Glucose.MG_PER_DL, 0, 600), "");
        fast.runs(new Owner(shown), null);
        slow.runs(new Keeper(shown), null);
        return device.assemble();
    }
}
