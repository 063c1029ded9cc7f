// Defect: a catch-all answers for a kind that was added later.
final class NewCaseSwallowed {
    enum Mode { BASAL, BOLUS, STOPPED }

    private Mode mode = Mode.STOPPED;
    private double value;

    void step(long nowNs) {
        value = switch (mode) {
            case BOLUS -> 5;
            default -> 1;
        };
    }

    public static void main(String[] arguments) {
        NewCaseSwallowed device = new NewCaseSwallowed();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
