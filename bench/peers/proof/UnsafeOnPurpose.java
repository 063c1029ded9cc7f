// Defect: somebody reaches around the rules on purpose.
import java.lang.reflect.Field;

final class UnsafeOnPurpose {
    private final double[] rates = {1, 2, 3};
    private double value;

    void step(long nowNs) {
        try {
            Field field = OrderOfNobody.class.getDeclaredField("units");
            field.setAccessible(true);
            value = rates[0] + field.getDouble(new OrderOfNobody());
        } catch (ReflectiveOperationException refused) {
            value = -1;
        }
    }
    static final class OrderOfNobody {
        private final double units = 5;
    }

    public static void main(String[] arguments) {
        UnsafeOnPurpose device = new UnsafeOnPurpose();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
