import homeostat.kernel.OrderPort;

final class OrdersTheQuotientOfZeros {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = nowNs;
        port.working.base = Math.min(5, Math.max(0, reading / reading));
    }
}
