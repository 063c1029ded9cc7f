import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersLessThanNothing {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs & 3;
        port.order(1 - reading);
    }
}
