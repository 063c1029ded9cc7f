// Defect: the result of a pure function is not used.
final class AnswerThrownAway {
    private double value;

    void step(long nowNs) {
        value = 50 * nowNs;
        Math.min(value, 3);
    }

    public static void main(String[] arguments) {
        AnswerThrownAway device = new AnswerThrownAway();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
