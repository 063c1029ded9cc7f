import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Mode;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FamilyWithoutAFallback {
    private FamilyWithoutAFallback() {
    }

    sealed interface Phase extends Mode permits Waiting, Running {
        static Phase next(Phase phase, boolean isLost) {
            return switch (phase) {
                case Waiting waiting -> isLost ? waiting : new Running();
                case Running running -> isLost ? new Waiting() : running;
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
