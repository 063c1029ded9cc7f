import homeostat.kernel.Out;

final class ShowsAMinimumWithNan {
    private final Out out = new Out(0, 300);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        out.set(Math.max(0, Math.min(300, reading)));
    }
}
