final class GrowingArray {
    private double[] values = new double[4];
    private int size;

    void step(long nowNs) {
        if (size == values.length) {
            double[] more = new double[2 * size];
            for (int i = 0; i < 4; i++) {
                more[i] = values[i];
            }
            values = more;
        }
        size++;
    }
}
