final class InitialiserOnEveryPath {
    static final class Table {
        static final double[] GAINS = new double[64];

        private Table() {
        }
    }

    private double gain;

    InitialiserOnEveryPath() {
        if (!Boolean.getBoolean("cold")) {
            gain = Table.GAINS[0];
        } else {
            throw new IllegalStateException("cold");
        }
    }

    void step(long nowNs) {
        gain = Table.GAINS[(int) (nowNs & 63)];
    }
}
