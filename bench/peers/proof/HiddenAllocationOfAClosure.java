// Defect: a limit is made as a closure in a step and kept.
final class HiddenAllocationOfAClosure {
    interface Limit {
        double of(double asked);
    }

    private Limit value;

    void step(long nowNs) {
        value = asked -> Math.min(asked, nowNs);
    }

    public static void main(String[] arguments) {
        HiddenAllocationOfAClosure device = new HiddenAllocationOfAClosure();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
