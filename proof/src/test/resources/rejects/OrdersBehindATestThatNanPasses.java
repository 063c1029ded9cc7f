import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersBehindATestThatNanPasses {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        if (!(reading > 5) && !(reading < 0)) {
            port.order(reading);
        }
    }
}
