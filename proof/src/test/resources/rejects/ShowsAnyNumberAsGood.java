import homeostat.kernel.Out;

final class ShowsAnyNumberAsGood {
    private final Out out = new Out(0, 300);

    void step(long nowNs) {
        out.set(nowNs);
    }
}
