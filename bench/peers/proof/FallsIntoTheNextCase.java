// Defect: the end of a case is forgotten and the next one runs too.
final class FallsIntoTheNextCase {
    private int value;

    void step(long nowNs) {
        switch ((int) nowNs) {
            case 1:
                value = 3;
            case 2:
                value += 1;
        }
    }

    public static void main(String[] arguments) {
        FallsIntoTheNextCase device = new FallsIntoTheNextCase();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
