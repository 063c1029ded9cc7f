// Defect: an order for the pump is made around the guard.
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;

final class OrderForged {
    private Order<InsulinRate> value;

    void step(long nowNs) {
        value = new Order<>(InsulinRate.UNITS_PER_HOUR);
    }

    public static void main(String[] arguments) {
        OrderForged device = new OrderForged();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
