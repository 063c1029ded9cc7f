import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersWhatAFieldStillHolds {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double last = Double.NaN;

    void step(long nowNs) {
        port.order(last);
        last = 1;
    }
}
