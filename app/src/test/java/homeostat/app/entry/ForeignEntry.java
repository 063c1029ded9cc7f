package homeostat.app.entry;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Foreign;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Out;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A device that would smooth its reading by somebody else's C, so that the boundary, too, is
/// proved.
public final class ForeignEntry {
    private static final long SECOND_NS = 1_000_000_000L;

    private ForeignEntry() {}

    private static final class Smoothing extends Foreign {
        Smoothing() {
            super(0, 600, 0, 600, 1);
        }

        @Override
        protected double compute(double[] state, double value) {
            state[0] = 0.5 * state[0] + 0.5 * value;
            return state[0];
        }
    }

    private record Show(In<Glucose> glucose, Out<Glucose> shown, Foreign filter)
            implements Task {
        @Override
        public void step(long nowNs) {
            if (glucose.reading().quality() == Quality.GOOD) {
                shown.set(Glucose.MG_PER_DL,
                        filter.next(glucose.reading().in(Glucose.MG_PER_DL)), nowNs);
            }
        }
    }

    private record Nothing(Out<Glucose> shown) implements Task {
        @Override
        public void step(long nowNs) {
            shown.missing(nowNs);
        }
    }

    public static Device assemble() {
        Assembly device = new Assembly("foreign", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("show", Timing.every(SECOND_NS));
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 0, 600);
        In<Glucose> glucose = task.input("glucose", range, 60 * SECOND_NS, "");
        Out<Glucose> shown = task.output("shown", range, "");
        task.runs(new Show(glucose, shown, new Smoothing()), new Nothing(shown));
        return device.assemble();
    }
}
