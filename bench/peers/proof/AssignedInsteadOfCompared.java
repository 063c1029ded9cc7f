// Defect: an assignment stands where a comparison is meant.
final class AssignedInsteadOfCompared {
    private int value;

    void step(long nowNs) {
        if (value = 2) {
            value++;
        }
    }

    public static void main(String[] arguments) {
        AssignedInsteadOfCompared device = new AssignedInsteadOfCompared();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
