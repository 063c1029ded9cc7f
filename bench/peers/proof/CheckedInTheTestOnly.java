// Defect: a check is there in the build that is tested and not in the one that ships.
final class CheckedInTheTestOnly {
    private double value;

    void step(long nowNs) {
        assert nowNs < 0 : "too much";
        value = 50 * nowNs;
    }

    public static void main(String[] arguments) {
        CheckedInTheTestOnly device = new CheckedInTheTestOnly();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
