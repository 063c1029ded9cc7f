// Defect: what happens first depends on a hash that differs from run to run.
import java.util.HashMap;
import java.util.Map;

final class OrderOfAHashMap {
    private final Map<Object, Integer> alarms = new HashMap<>();
    private int value;

    OrderOfAHashMap() {
        alarms.put(new Object(), 2);
        alarms.put(new Object(), 1);
    }

    void step(long nowNs) {
        for (int priority : alarms.values()) {
            value = priority;
        }
    }

    public static void main(String[] arguments) {
        OrderOfAHashMap device = new OrderOfAHashMap();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
