import homeostat.kernel.OrderPort;

final class OrdersTheSumOfTwoThatFit {
    private final OrderPort port = new OrderPort(0, 5);
    private double reading;

    void step(long nowNs) {
        double bolus = Math.min(5, nowNs & 7);
        reading = bolus;
        port.working.base = bolus + reading;
    }
}
