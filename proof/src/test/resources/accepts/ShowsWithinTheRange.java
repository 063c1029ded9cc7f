import homeostat.kernel.Out;

final class ShowsWithinTheRange {
    private final Out out = new Out(0, 300);
    private double mean;

    void step(long nowNs) {
        out.set(nowNs & 255);
        out.grade(Double.longBitsToDouble(nowNs));
        out.clamp(Double.longBitsToDouble(nowNs));
        out.missing();
        double value = Math.max(0, Math.min(300.0, (double) nowNs));
        out.set(value);
        mean = mean + value > 300 ? 0 : mean + value;
        out.set(mean);
        out.gradeAbove(Math.abs((double) nowNs));
    }
}
