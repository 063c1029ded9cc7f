import homeostat.kernel.OrderPort;

final class OrdersByAnotherPortsRange {
    private final OrderPort port = new OrderPort(0, 5);
    private final OrderPort other = new OrderPort(0, 50);

    void step(long nowNs) {
        double amount = nowNs & 63;
        if (amount <= other.highBase) {
            port.working.base = amount;
        }
    }
}
