// Defect: a variable is read on a way on which nobody set it.
final class UninitialisedRead {
    private double value;

    void step(long nowNs) {
        double rate;
        if (nowNs > 3) {
            rate = 1;
        }
        value = rate;
    }

    public static void main(String[] arguments) {
        UninitialisedRead device = new UninitialisedRead();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
