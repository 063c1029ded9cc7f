final class MatrixInPlace {
    private final double[][] a = new double[3][3];
    private final double[] x = {1, 2, 3};
    private final double[] y = new double[3];

    void step(long nowNs) {
        a[0][0] = nowNs;
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += a[i][j] * x[j];
            }
            y[i] = sum;
        }
    }
}
