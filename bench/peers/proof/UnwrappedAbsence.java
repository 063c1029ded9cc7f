// Defect: absence is known to the type and waved away.
import java.util.OptionalDouble;

final class UnwrappedAbsence {
    private OptionalDouble reading = OptionalDouble.empty();
    private double value;

    void step(long nowNs) {
        value = reading.getAsDouble();
    }

    public static void main(String[] arguments) {
        UnwrappedAbsence device = new UnwrappedAbsence();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
