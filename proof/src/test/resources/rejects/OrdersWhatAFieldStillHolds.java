import homeostat.kernel.OrderPort;

final class OrdersWhatAFieldStillHolds {
    private final OrderPort port = new OrderPort(0, 5);
    private double last = Double.NaN;

    void step(long nowNs) {
        port.working.base = last;
        last = 1;
    }
}
