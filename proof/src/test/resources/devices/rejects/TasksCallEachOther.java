import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class TasksCallEachOther {
    private TasksCallEachOther() {
    }

    static final class First implements Task {
        private Second partner;
        private long atNs;

        @Override
        public void step(long nowNs) {
            atNs = nowNs;
            partner.note(atNs);
        }
    }

    static final class Second implements Task {
        private long notedNs;

        void note(long atNs) {
            notedNs = atNs;
        }

        @Override
        public void step(long nowNs) {
            notedNs = nowNs;
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        First first = new First();
        first.partner = new Second();
        fast.runs(first, null);
        slow.runs(first.partner, null);
        return device.assemble();
    }
}
