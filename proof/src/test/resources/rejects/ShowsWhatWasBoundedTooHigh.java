import homeostat.kernel.Out;

final class ShowsWhatWasBoundedTooHigh {
    private final Out out = new Out(0, 300);

    void step(long nowNs) {
        out.set(Math.max(0, Math.min(301, nowNs)));
    }
}
