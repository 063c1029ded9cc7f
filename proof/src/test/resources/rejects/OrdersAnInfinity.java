import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersAnInfinity {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double gain = 1;

    void step(long nowNs) {
        gain *= 2;
        port.order(gain);
    }
}
