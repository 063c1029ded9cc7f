import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class FallbackSharesState {
    private FallbackSharesState() {
    }

    static final class Memory {
        private double last;
    }

    static final class Control implements Task {
        private final Memory memory;

        Control(Memory memory) {
            this.memory = memory;
        }

        @Override
        public void step(long nowNs) {
            memory.last = nowNs;
        }
    }

    static final class Fallback implements Task {
        private final Memory memory;
        private double held;

        Fallback(Memory memory) {
            this.memory = memory;
        }

        @Override
        public void step(long nowNs) {
            held = memory.last;
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
        Memory memory = new Memory();
        fast.runs(new Control(memory), new Fallback(memory));
        slow.runs(new Quiet(), null);
        return device.assemble();
    }
}
