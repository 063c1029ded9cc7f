import homeostat.kernel.Out;

final class ShowsBehindATestThatNanPasses {
    private final Out out = new Out(0, 300);
    private double reading;

    void step(long nowNs) {
        reading = Double.longBitsToDouble(nowNs);
        out.gradeByTheWrongTest(reading);
    }
}
