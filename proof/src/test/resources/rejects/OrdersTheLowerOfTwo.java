import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersTheLowerOfTwo {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        port.order(Math.max(0, Math.min(5, reading)));
    }
}
