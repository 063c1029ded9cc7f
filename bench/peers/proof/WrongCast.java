// Defect: a part is taken for a part of another type.
final class WrongCast {
    record Pump(double rate) {
    }

    record Valve(double angle) {
    }

    private final Object part = new Valve(45);
    private double value;

    void step(long nowNs) {
        value = ((Pump) part).rate();
    }

    public static void main(String[] arguments) {
        WrongCast device = new WrongCast();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
