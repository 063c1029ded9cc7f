import homeostat.kernel.OrderPort;

final class OrdersMoreThanThePortAllows {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs & 15;
        port.working.base = reading;
    }
}
