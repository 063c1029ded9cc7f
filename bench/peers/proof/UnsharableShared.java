// Defect: a part that is not made for it is used by two threads.
final class UnsharableShared {
    private double[] value = {2};

    UnsharableShared() {
        Thread.ofPlatform().daemon().start(() -> value[0]++);
    }

    void step(long nowNs) {
        value[0] += nowNs;
    }

    public static void main(String[] arguments) {
        UnsharableShared device = new UnsharableShared();
        device.step(arguments.length + 1);
        System.out.println(device.value[0]);
    }
}
