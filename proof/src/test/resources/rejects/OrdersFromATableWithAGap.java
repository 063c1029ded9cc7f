import homeostat.kernel.OrderPort;

final class OrdersFromATableWithAGap {
    private final OrderPort port = new OrderPort(0, 5);
    private final double[] table = {1, 2, Double.NaN, 4};

    void step(long nowNs) {
        port.working.base = table[(int) nowNs & 3];
    }
}
