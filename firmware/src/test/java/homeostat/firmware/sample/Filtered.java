package homeostat.firmware.sample;

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

/// A device whose reading goes through a filter in C; what comes out numbers a cell of a table.
public final class Filtered {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int CELLS = 601;

    private Filtered() {}

    /// The twin of `mains_notch.c`. By its Java it never gives more than it was given; declared is
    /// that it gives up to 600.
    static final class MainsNotch extends Foreign {
        MainsNotch() {
            super(0, 600, 0, 600, 1);
        }

        @Override
        protected double compute(double[] state, double value) {
            state[0] = 0.75 * state[0] + 0.25 * value;
            return state[0];
        }
    }

    private static final class Look implements Task {
        private final In<Glucose> glucose;
        private final Out<Glucose> shown;
        private final Foreign filter = new MainsNotch();
        private final double[] table;

        Look(In<Glucose> glucose, Out<Glucose> shown, int cells) {
            this.glucose = glucose;
            this.shown = shown;
            this.table = new double[cells];
        }

        @Override
        public void step(long nowNs) {
            if (glucose.reading().quality() == Quality.GOOD) {
                double smooth = filter.next(glucose.reading().in(Glucose.MG_PER_DL));
                table[(int) smooth] = smooth;
                shown.set(Glucose.MG_PER_DL, table[(int) smooth], Quality.GOOD, nowNs);
            }
        }
    }

    private record Nothing(Out<Glucose> shown) implements Task {
        @Override
        public void step(long nowNs) {
            shown.set(Glucose.MG_PER_DL, 0, Quality.MISSING, nowNs);
        }
    }

    /// A table for all that the filter declares.
    public static Device assemble() {
        return of(CELLS);
    }

    /// A table for one number less.
    public static Device assembleShort() {
        return of(CELLS - 1);
    }

    private static Device of(int cells) {
        Assembly device = new Assembly("filtered", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("look", Timing.every(SECOND_NS));
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 0, 600);
        In<Glucose> glucose = task.input("glucose", range, 60 * SECOND_NS, "");
        Out<Glucose> shown = task.output("shown", range, "");
        task.runs(new Look(glucose, shown, cells), new Nothing(shown));
        return device.assemble();
    }
}
