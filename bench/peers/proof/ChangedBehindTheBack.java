// Defect: a reading is kept by reference and changes while it is used.
final class ChangedBehindTheBack {
    static final class Slot {
        private double value = 5;
    }

    private final Slot slot = new Slot();
    private double value;

    void step(long nowNs) {
        Slot kept = slot;
        slot.value = 9;
        value = kept.value;
    }

    public static void main(String[] arguments) {
        ChangedBehindTheBack device = new ChangedBehindTheBack();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
