import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersTheQuotientOfZeros {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs;
        port.order(Math.min(5, Math.max(0, reading / reading)));
    }
}
