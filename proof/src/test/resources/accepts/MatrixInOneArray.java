final class MatrixInOneArray {
    private static final int SIDE = 6;
    private final double[] matrix = new double[SIDE * SIDE];
    private double trace;

    void step(long nowNs) {
        trace = 0;
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                matrix[i * SIDE + j] += i - j;
            }
            scale(i, SIDE);
            trace += matrix[i * SIDE + i];
        }
    }

    private void scale(int start, int stride) {
        for (int k = 0; k < SIDE; k++) {
            matrix[start + k * stride] *= 0.5;
        }
    }
}
