import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.PartList;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class SharedThroughAListAtAssembly {
    private SharedThroughAListAtAssembly() {
    }

    static final class Stage {
        private double state;

        void run(double input) {
            state += 0.5 * (input - state);
        }
    }

    /// Takes its stage out of a list that both were given, and its own only.
    static final class Runner implements Task {
        private final Stage stage;

        Runner(PartList<Stage> stages, int index) {
            stage = stages.at(index);
        }

        @Override
        public void step(long nowNs) {
            stage.run(nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        PartList<Stage> stages = new PartList<>(2);
        stages.add(new Stage());
        stages.add(new Stage());
        fast.runs(new Runner(stages, 0), null);
        slow.runs(new Runner(stages, 1), null);
        return device.assemble();
    }
}
