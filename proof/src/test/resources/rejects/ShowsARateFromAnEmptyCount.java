import homeostat.kernel.Out;

final class ShowsARateFromAnEmptyCount {
    private final Out out = new Out(0, 300);
    private int count;

    void step(long nowNs) {
        count = (int) nowNs & 7;
        out.set(60.0 * count / (count - 1));
    }
}
