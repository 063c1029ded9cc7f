// Defect: the answer of a command that failed is not looked at.
final class ErrorIgnored {
    enum Answer { DONE, OCCLUDED }

    private double value;

    void step(long nowNs) {
        deliver(nowNs + 1);
        value = nowNs + 1;
    }
    private static Answer deliver(double units) {
        return units > 1 ? Answer.OCCLUDED : Answer.DONE;
    }

    public static void main(String[] arguments) {
        ErrorIgnored device = new ErrorIgnored();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
