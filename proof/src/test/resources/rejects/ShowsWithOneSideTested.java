import homeostat.kernel.Out;

final class ShowsWithOneSideTested {
    private final Out out = new Out(0, 300);

    void step(long nowNs) {
        out.gradeAbove(nowNs);
    }
}
