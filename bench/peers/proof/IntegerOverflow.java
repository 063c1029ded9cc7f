// Defect: a sum of integers runs over, from data.
final class IntegerOverflow {
    private int value = Integer.MAX_VALUE;

    void step(long nowNs) {
        value += (int) nowNs;
    }

    public static void main(String[] arguments) {
        IntegerOverflow device = new IntegerOverflow();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
