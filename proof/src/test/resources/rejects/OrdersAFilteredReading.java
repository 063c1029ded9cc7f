import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersAFilteredReading {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double mean;

    void step(long nowNs) {
        double reading = Double.longBitsToDouble(nowNs);
        mean += 0.1 * (reading - mean);
        if (mean == mean) {
            port.order(mean);
        }
    }
}
