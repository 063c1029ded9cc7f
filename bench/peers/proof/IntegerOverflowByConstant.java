// Defect: a sum of two constants runs over.
final class IntegerOverflowByConstant {
    private int value;

    void step(long nowNs) {
        value = Integer.MAX_VALUE + 1;
    }

    public static void main(String[] arguments) {
        IntegerOverflowByConstant device = new IntegerOverflowByConstant();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
