// Defect: two tasks write one part, and no port lies between them.
import homeostat.kernel.*;

final class SharedByTwoTasks implements Task {
    private final double[] total;

    private SharedByTwoTasks(double[] total) {
        this.total = total;
    }

    @Override
    public void step(long nowNs) {
        total[0] += 1;
    }
    static Device assemble() {
        Assembly assembly = new Assembly("watch", "two watches", new Sheet.Loop(
                "rhythm", "none", "none", "lead", "none", "none"));
        double[] total = new double[1];
        TaskAssembly one = assembly.task("one", Timing.every(Span.seconds(1)));
        TaskAssembly two = assembly.task("two", Timing.every(Span.seconds(2)));
        one.runs(new SharedByTwoTasks(total), null);
        two.runs(new SharedByTwoTasks(total), null);
        return assembly.assemble();
    }

    public static void main(String[] arguments) {
        Device device = assemble();
        device.advance(Span.seconds(4));
        System.out.println(device.isDistrusted(0));
    }
}
