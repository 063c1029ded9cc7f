import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.LongList;
import homeostat.kernel.Sheet;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class ListPartShared {
    private ListPartShared() {
    }

    static final class Writer implements Task {
        private final LongList times;

        Writer(LongList times) {
            this.times = times;
        }

        @Override
        public void step(long nowNs) {
            if (times.isFull()) {
                times.clear();
            }
            if (!times.add(nowNs)) {
                times.clear();
            }
        }
    }

    static final class Holder {
        final LongList kept;

        Holder(LongList kept) {
            this.kept = kept;
        }
    }

    static final class Reader implements Task {
        private final Holder[] holders;
        private int size;

        Reader(Holder holder) {
            holders = new Holder[] {new Holder(new LongList(4)), holder};
        }

        @Override
        public void step(long nowNs) {
            size = holders[1].kept.size();
        }
    }

    static Device assemble() {
        Assembly device = new Assembly("two", "", new Sheet.Loop("", "", "", "", "", ""));
        TaskAssembly fast = device.task("fast", Timing.every(10_000_000));
        TaskAssembly slow = device.task("slow", Timing.every(20_000_000));
        LongList times = new LongList(4);
        fast.runs(new Writer(times), null);
        slow.runs(new Reader(new Holder(times)), null);
        return device.assemble();
    }
}
