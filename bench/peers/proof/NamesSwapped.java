// Defect: two numbers of one type are given in the wrong order.
final class NamesSwapped {
    private double value;

    void step(long nowNs) {
        value = clamp(2 * nowNs, 3, 0);
    }
    private static double clamp(double value, double low, double high) {
        return value < low ? low : value > high ? high : value;
    }

    public static void main(String[] arguments) {
        NamesSwapped device = new NamesSwapped();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
