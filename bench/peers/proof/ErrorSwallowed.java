// Defect: a failure is caught and dropped in so many words.
final class ErrorSwallowed {
    private double value;

    void step(long nowNs) {
        try {
            deliver(nowNs + 1);
        } catch (IllegalStateException occluded) {
            value = 0;
        }
        value = nowNs + 1;
    }
    private static void deliver(double units) {
        if (units > 1) {
            throw new IllegalStateException("occluded");
        }
    }

    public static void main(String[] arguments) {
        ErrorSwallowed device = new ErrorSwallowed();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
