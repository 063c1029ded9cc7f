import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Mode;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class WayOutOverTwoTransitions {
    private WayOutOverTwoTransitions() {
    }

    sealed interface Phase extends Mode permits Waiting, Running, Safe {
        static Phase next(Phase phase, boolean isLost) {
            return isLost ? lost(phase) : good(phase);
        }

        private static Phase lost(Phase phase) {
            return switch (phase) {
                case Waiting waiting -> new Safe();
                case Running _ -> new Waiting();
                case Safe safe -> safe;
            };
        }

        private static Phase good(Phase phase) {
            return switch (phase) {
                case Waiting waiting -> new Running();
                case Running running -> running;
                case Safe safe -> new Waiting();
            };
        }
    }

    record Waiting() implements Phase {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    record Running() implements Phase {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    record Safe() implements Phase {
        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    static final class Control implements Task {
        private final ModeCell<Phase> modes;

        Control(ModeCell<Phase> modes) {
            this.modes = modes;
        }

        @Override
        public void step(long nowNs) {
            boolean _ = modes.become(Phase.next(modes.mode(), nowNs > 5), nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("modes", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly task = device.task("control", Timing.every(10_000_000));
        task.runs(new Control(task.modes(new Waiting(), "A", "B", "C")), null);
        return device.assemble();
    }
}
