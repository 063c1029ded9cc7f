// Defect: two threads write one number without order.
final class DataRace {
    private long value;

    DataRace() {
        Thread.ofPlatform().daemon().start(this::count);
    }

    void step(long nowNs) {
        count();
    }
    private void count() {
        for (int i = 0; i < 1000; i++) {
            value++;
        }
    }

    public static void main(String[] arguments) {
        DataRace device = new DataRace();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
