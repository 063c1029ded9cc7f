import homeostat.kernel.Guard;
import homeostat.kernel.TaskAssembly;

final class OrdersTheDifferenceOfInfinities {
    private final Guard port = TaskAssembly.guard(0, 5);
    private double reading;

    void step(long nowNs) {
        reading += 1e300;
        port.order(Math.min(5, reading * reading - reading));
    }
}
