import homeostat.kernel.OrderPort;

final class OrdersBehindATestThatNanPasses {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        if (!(reading > 5) && !(reading < 0)) {
            port.working.base = reading;
        }
    }
}
