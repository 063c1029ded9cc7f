import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersTheRootOfADifference {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs;
        port.order(Math.sqrt(reading - 4));
    }
}
