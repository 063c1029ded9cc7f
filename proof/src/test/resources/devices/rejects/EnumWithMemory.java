import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class EnumWithMemory {
    private EnumWithMemory() {
    }

    enum Side {
        LEFT, RIGHT;

        private long lastNs;

        void see(long nowNs) {
            lastNs = nowNs;
        }
    }

    static final class Looker implements Task {
        private final Side side;

        Looker(Side side) {
            this.side = side;
        }

        @Override
        public void step(long nowNs) {
            side.see(nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        fast.runs(new Looker(Side.LEFT), null);
        slow.runs(new Looker(Side.RIGHT), null);
        return device.assemble();
    }
}
