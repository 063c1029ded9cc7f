// Defect: a part is used after it was handed to somebody else.
final class UseAfterHandover {
    static final class Syringe {
        private double units = 5;
    }

    private final Syringe syringe = new Syringe();
    private double stored;
    private double value;

    void step(long nowNs) {
        take(syringe);
        value = syringe.units;
    }
    private void take(Syringe given) {
        stored += given.units;
    }

    public static void main(String[] arguments) {
        UseAfterHandover device = new UseAfterHandover();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
