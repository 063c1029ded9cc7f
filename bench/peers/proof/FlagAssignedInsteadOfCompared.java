// Defect: an assignment to a flag stands where a comparison is meant.
final class FlagAssignedInsteadOfCompared {
    private boolean isArmed;
    private int value;

    void step(long nowNs) {
        if (isArmed = true) {
            value++;
        }
    }

    public static void main(String[] arguments) {
        FlagAssignedInsteadOfCompared device = new FlagAssignedInsteadOfCompared();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
