final class NativeMethod {
    void step(long nowNs) {
        poke(nowNs);
    }

    private static native void poke(long value);
}
