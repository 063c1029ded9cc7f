// Defect: a step behaves by chance.
final class DrawsAtRandom {
    private double value;

    void step(long nowNs) {
        value = Math.random();
    }

    public static void main(String[] arguments) {
        DrawsAtRandom device = new DrawsAtRandom();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
