final class NanIsNoIndex {
    private final double[] cells = new double[11];

    void step(long nowNs) {
        double x = nowNs / 7.0;
        if (x >= 0 && x <= 10) {
            cells[(int) x] = x;
        }
        int saturated = (int) (x * Double.NaN);
        cells[saturated] = 1;
    }
}
