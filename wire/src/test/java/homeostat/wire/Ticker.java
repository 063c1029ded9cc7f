package homeostat.wire;

import homeostat.kernel.Alarm;
import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Mode;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Out;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import homeostat.kernel.Voltage;

/// A device for the wire's own tests: a wave of 360 samples a second that counts up, a number
/// in mmol/L, an alarm below 4 mmol/L, two modes.
final class Ticker {
    static final int HERTZ = 360;
    static final int WAVE = 0;
    static final int NUMBER = 1;

    private Ticker() {}

    static Device assemble() {
        Assembly device = new Assembly("ticker", "Test device", new Sheet.Loop(
                "glucose", "glucose", "none", "glucose", "none", "shows nothing"));
        device.parameter("target", Range.of(Glucose.MMOL_PER_L, 4, 10), Glucose.mgPerDl(110),
                "what to aim at");
        device.hazard("T-1", "The wave stops unseen.", "A rhythm is missed.", "Gaps are shown.");
        TaskAssembly count = device.task("count", Timing.hertz(HERTZ));
        Out<Voltage> wave = count.wave("ramp",
                Range.of(Voltage.MILLIVOLTS, -5, 10_000), "counts its samples");
        count.runs(new Count(wave), null);
        TaskAssembly watch = device.task("watch",
                Timing.every(Span.seconds(1)).deadline(Span.milliseconds(100)));
        In<Glucose> glucose = watch.input("glucose", Range.of(Glucose.MG_PER_DL, 10, 600),
                Span.minutes(5), "glucose");
        Out<Glucose> shown = watch.output("glucose shown", Range.of(Glucose.MMOL_PER_L, 2, 20),
                "the newest glucose");
        Alarm low = watch.alarm("low", Priority.HIGH, true, 0, "Glucose is low.");
        ModeCell<State> modes = watch.modes(State.ON, "On", "Low");
        watch.runs(new Watch(glucose, shown, low, modes), null);
        return device.assemble();
    }

    record State(Regime regime, int code) implements Mode {
        static final State ON = new State(Regime.NORMAL, 0);
        static final State LOW = new State(Regime.LIMITED, 1);
    }

    private static final class Count implements Task {
        private final Out<Voltage> wave;
        private long count;

        Count(Out<Voltage> wave) {
            this.wave = wave;
        }

        @Override
        public void step(long nowNs) {
            count = count + 1;
            boolean dropped = count % 1000 < 10;
            wave.set(Voltage.MILLIVOLTS, count, dropped ? Quality.MISSING : Quality.GOOD, nowNs);
        }
    }

    private record Watch(In<Glucose> glucose, Out<Glucose> shown, Alarm low,
            ModeCell<State> modes) implements Task {

        @Override
        public void step(long nowNs) {
            double mmolPerL = glucose.reading().in(Glucose.MMOL_PER_L);
            boolean isLow = mmolPerL < 4;
            shown.set(Glucose.MMOL_PER_L, mmolPerL, glucose.reading().quality(), nowNs);
            low.report(isLow, nowNs);
            modes.become(isLow ? State.LOW : State.ON, nowNs);
        }
    }
}
