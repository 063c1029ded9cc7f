import homeostat.kernel.OrderPort;

final class OrdersAFilteredReading {
    private final OrderPort port = new OrderPort(0, 5);
    private double mean;

    void step(long nowNs) {
        double reading = Double.longBitsToDouble(nowNs);
        mean += 0.1 * (reading - mean);
        if (mean == mean) {
            port.working.base = mean;
        }
    }
}
