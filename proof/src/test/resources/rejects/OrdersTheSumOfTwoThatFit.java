import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersTheSumOfTwoThatFit {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        double bolus = Math.min(5, nowNs & 7);
        reading = bolus;
        port.order(bolus + reading);
    }
}
