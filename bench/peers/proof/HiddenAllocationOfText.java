// Defect: a message is put together in a step.
final class HiddenAllocationOfText {
    private String value;

    void step(long nowNs) {
        value = "late by " + nowNs + " ns";
    }

    public static void main(String[] arguments) {
        HiddenAllocationOfText device = new HiddenAllocationOfText();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
