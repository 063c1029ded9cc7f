import homeostat.kernel.OrderPort;

final class OrdersTheQuotientByWhatMayBeZero {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs & 7;
        port.working.base = 1 / reading;
    }
}
