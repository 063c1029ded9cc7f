import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

final class DeviceThatAllocates {
    static final class Trend implements Task {
        private long[] seen = new long[0];

        @Override
        public void step(long nowNs) {
            long[] more = new long[seen.length + 1];
            more[seen.length] = nowNs;
            seen = more;
        }
    }

    static Device assemble() {
        Assembly assembly = new Assembly("watch", "a watch", new Sheet.Loop(
                "glucose", "none", "none", "glucose", "none", "none"));
        TaskAssembly task = assembly.task("watch", Timing.every(Span.minutes(1)));
        task.runs(new Trend(), null);
        return assembly.assemble();
    }
}
