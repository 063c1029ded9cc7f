import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersFromATableWithAGap {
    private final Guard port = TaskAssembly.guard(0, 5);
    private final double[] table = {1, 2, Double.NaN, 4};

    void step(long nowNs) {
        port.order(table[(int) nowNs & 3]);
    }
}
