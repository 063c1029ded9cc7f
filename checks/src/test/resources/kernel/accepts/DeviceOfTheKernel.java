import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Task;
import homeostat.kernel.Timing;

final class DeviceOfTheKernel {
    record Watch(In<Glucose> in, Out<Glucose> out) implements Task {
        @Override
        public void step(long nowNs) {
            if (in.isFresh()) {
                out.set(Glucose.MG_PER_DL, in.reading().in(Glucose.MG_PER_DL), nowNs);
            } else {
                out.missing(nowNs);
            }
        }
    }

    static Device assemble() {
        Assembly assembly = new Assembly("watch", "a watch", new Sheet.Loop(
                "glucose", "none", "none", "glucose", "none", "none"));
        TaskAssembly task = assembly.task("watch", Timing.every(Span.minutes(1)));
        Range<Glucose> range = Range.of(Glucose.MG_PER_DL, 10, 600);
        In<Glucose> in = task.input("glucose", range, Span.minutes(3), "glucose");
        Out<Glucose> out = task.output("shown", range, "glucose");
        task.runs(new Watch(in, out), null);
        return assembly.assemble();
    }
}
