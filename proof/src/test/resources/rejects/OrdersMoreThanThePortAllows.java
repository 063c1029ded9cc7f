import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersMoreThanThePortAllows {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs & 15;
        port.order(reading);
    }
}
