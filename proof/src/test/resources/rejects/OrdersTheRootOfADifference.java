import homeostat.kernel.OrderPort;

final class OrdersTheRootOfADifference {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs;
        port.working.base = Math.sqrt(reading - 4);
    }
}
