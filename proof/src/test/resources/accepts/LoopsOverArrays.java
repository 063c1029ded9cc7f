final class LoopsOverArrays {
    private final double[][] rows = new double[4][4];
    private double sum;

    void step(long nowNs) {
        sum = 0;
        for (double[] row : rows) {
            for (double each : row) {
                sum += each;
            }
        }
    }
}
