import homeostat.kernel.OrderPort;

final class OrdersWhatItWasGiven {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        port.working.base = reading;
    }
}
