import homeostat.kernel.Elementary;

final class ElementaryFunctions {
    private double value;

    void step(long nowNs) {
        value = Elementary.exp(-Math.abs(nowNs) * 1e-3) * Elementary.sin(nowNs);
    }
}
