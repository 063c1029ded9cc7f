// Defect: one part is changed by two at once, and the check for it is at run time.
final class BorrowedTwiceAtRunTime {
    private double value;

    void step(long nowNs) {
        add(nowNs);
    }
    private void add(double more) {
        double total = value + more;
        settle();
        value = total;
    }

    private void settle() {
        value -= 1;
    }

    public static void main(String[] arguments) {
        BorrowedTwiceAtRunTime device = new BorrowedTwiceAtRunTime();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
