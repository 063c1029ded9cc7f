import homeostat.kernel.OrderPort;

final class OrdersWithinTheRange {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        double most = port.highBase;
        if (Double.isFinite(reading)) {
            port.working.base = reading > most ? most : reading < 0 ? 0 : reading;
        }
        if (reading >= port.lowBase && reading <= port.highBase) {
            port.working.base = reading;
        }
        port.working.base = 5.0 / ((nowNs & 3) + 1);
    }
}
