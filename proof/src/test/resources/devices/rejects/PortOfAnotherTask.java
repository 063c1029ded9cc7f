import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class PortOfAnotherTask {
    private PortOfAnotherTask() {
    }

    static final class Owner implements Task {
        private final In<Glucose> glucose;
        private double last;

        Owner(In<Glucose> glucose) {
            this.glucose = glucose;
        }

        @Override
        public void step(long nowNs) {
            last = glucose.reading().in(Glucose.MG_PER_DL);
        }
    }

    /// Reads at its own release what was latched at the other's.
    static final class Peeper implements Task {
        private final In<Glucose> glucose;
        private double last;

        Peeper(In<Glucose> glucose) {
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
        In<Glucose> glucose = fast.input(
                "glucose", Range.of(Glucose.MG_PER_DL, 40, 400), 60_000_000_000L, "");
        fast.runs(new Owner(glucose), null);
        slow.runs(new Peeper(glucose), null);
        return device.assemble();
    }
}
