final class InitialiserOnOnePathOnly {
    static final class Table {
        static final double[] GAINS = new double[64];

        private Table() {
        }
    }

    private double gain;

    InitialiserOnOnePathOnly() {
        if (Boolean.getBoolean("warm")) {
            gain = Table.GAINS[0];
        }
    }

    void step(long nowNs) {
        gain = Table.GAINS[(int) (nowNs & 63)];
    }
}
