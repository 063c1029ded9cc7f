import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Journal;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class JournalOfAnotherTask {
    private JournalOfAnotherTask() {
    }

    static final class Writer implements Task {
        private final Journal journal;

        Writer(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void step(long nowNs) {
            journal.begin(nowNs);
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        Journal journal = fast.journal(4, "a");
        fast.runs(new Writer(journal), null);
        slow.runs(new Writer(journal), null);
        return device.assemble();
    }
}
