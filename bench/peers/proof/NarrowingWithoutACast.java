// Defect: a wide number is put into a narrow one without a word.
final class NarrowingWithoutACast {
    private short value;

    void step(long nowNs) {
        value = 70_000 * nowNs;
    }

    public static void main(String[] arguments) {
        NarrowingWithoutACast device = new NarrowingWithoutACast();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
