final class RecordMadeEachStep {
    record Point(double x, double y) {
    }

    private Point last;

    void step(long nowNs) {
        last = new Point(nowNs, 1);
    }
}
