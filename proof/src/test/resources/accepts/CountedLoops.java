final class CountedLoops {
    private final double[] cells = new double[40];
    private double sum;

    void step(long nowNs) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
        }
        for (int i = cells.length - 1; i >= 0; i -= 3) {
            sum += cells[i];
        }
        int k = 20;
        do {
            sum += cells[k];
            k--;
        } while (k > 0);
    }
}
