import homeostat.kernel.OrderPort;

final class OrdersLessThanNothing {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs & 3;
        port.working.base = 1 - reading;
    }
}
