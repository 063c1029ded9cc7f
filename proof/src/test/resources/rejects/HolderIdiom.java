final class HolderIdiom {
    private static final class Holder {
        private static final double[] TABLE = fill();

        private static double[] fill() {
            double[] table = new double[64];
            for (int i = 0; i < 64; i++) {
                table[i] = i;
            }
            return table;
        }
    }

    private double value;

    void step(long nowNs) {
        value = Holder.TABLE[3];
    }
}
