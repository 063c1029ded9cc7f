import homeostat.kernel.OrderPort;

final class OrdersTheDifferenceOfInfinities {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        reading += 1e300;
        port.working.base = Math.min(5, reading * reading - reading);
    }
}
