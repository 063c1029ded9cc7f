import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersBitsOfANumber {
    private final Guard port = TaskAssembly.guard(0, 5);

    void step(long nowNs) {
        port.order(Double.longBitsToDouble(nowNs & 0x7fffffffffffffffL));
    }
}
