import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersWithinTheRange {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        double most = port.highBase();
        if (Double.isFinite(reading)) {
            port.order(reading > most ? most : reading < 0 ? 0 : reading);
        }
        if (reading >= port.lowBase() && reading <= port.highBase()) {
            port.order(reading);
        }
        port.order(5.0 / ((nowNs & 3) + 1));
    }
}
