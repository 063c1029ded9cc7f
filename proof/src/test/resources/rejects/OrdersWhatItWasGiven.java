import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersWhatItWasGiven {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        port.order(reading);
    }
}
