import homeostat.kernel.OrderPort;

final class OrdersBitsOfANumber {
    private final OrderPort port = new OrderPort(0, 5);

    void step(long nowNs) {
        port.working.base = Double.longBitsToDouble(nowNs & 0x7fffffffffffffffL);
    }
}
