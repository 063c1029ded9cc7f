/// What native code makes while the device is assembled, nobody has seen.
final class NativeMethodAtAssembly {
    private final int channel;

    NativeMethodAtAssembly() {
        channel = open();
    }

    private static native int open();

    void step(long nowNs) {
        int unused = channel;
    }
}
