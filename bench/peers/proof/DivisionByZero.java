// Defect: an integer is divided by zero, from data.
final class DivisionByZero {
    private int value = 100;

    void step(long nowNs) {
        value = value / ((int) nowNs - 1);
    }

    public static void main(String[] arguments) {
        DivisionByZero device = new DivisionByZero();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
