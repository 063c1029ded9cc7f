import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersByAnotherPortsRange {
    private final Guard port = TaskAssembly.guard(0, 5);
    private final Guard other = TaskAssembly.guard(0, 50);

    void step(long nowNs) {
        double amount = nowNs & 63;
        if (amount <= other.highBase()) {
            port.order(amount);
        }
    }
}
