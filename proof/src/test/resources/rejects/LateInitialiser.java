final class LateInitialiser {
    static final class Table {
        static final double[] GAINS = new double[64];

        private Table() {
        }
    }

    private double gain;

    void step(long nowNs) {
        gain = Table.GAINS[(int) (nowNs & 63)];
    }
}
