// Defect: an order for the pump is made around the guard.
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Range;

final class OrderForged {
    private final Range<InsulinRate> range = Range.of(InsulinRate.UNITS_PER_HOUR, 0, 5);
    private Order<InsulinRate> value;

    void step(long nowNs) {
        value = new Order<>(range);
    }

    public static void main(String[] arguments) {
        OrderForged device = new OrderForged();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
