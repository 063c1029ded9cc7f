final class Nestmates {
    private final Inner inner = new Inner();
    private long lastNs;

    void step(long nowNs) {
        inner.keep(nowNs);
    }

    private void accept(long nowNs) {
        lastNs = nowNs;
    }

    private final class Inner {
        private void keep(long nowNs) {
            accept(nowNs);
        }
    }
}
