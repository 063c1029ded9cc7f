// Defect: two computed numbers are compared for equality.
final class FloatsComparedForEquality {
    private boolean value;

    void step(long nowNs) {
        value = 0.1 * nowNs + 0.2 == 0.3;
    }

    public static void main(String[] arguments) {
        FloatsComparedForEquality device = new FloatsComparedForEquality();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
