import homeostat.kernel.Out;

final class ShowsWhatIsBoundedOnOnePathOnly {
    private final Out out = new Out(0, 300);

    void step(long nowNs) {
        double value = nowNs;
        if (nowNs > 1000) {
            value = Math.min(300, value);
        }
        out.set(Math.max(0, value));
    }
}
