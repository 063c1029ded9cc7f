import homeostat.kernel.OrderPort;

final class OrdersAnInfinity {
    private final OrderPort port = new OrderPort(0, 5);
    private double gain = 1;

    void step(long nowNs) {
        gain *= 2;
        port.working.base = gain;
    }
}
