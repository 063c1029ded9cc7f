// Defect: a part that may be absent is used as if it were there.
final class NothingThere {
    static final class Sensor {
        private double value;
    }

    private Sensor sensor;
    private double value;

    void step(long nowNs) {
        value = sensor.value + nowNs;
    }

    public static void main(String[] arguments) {
        NothingThere device = new NothingThere();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
