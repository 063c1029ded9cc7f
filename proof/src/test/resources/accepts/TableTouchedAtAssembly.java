final class TableTouchedAtAssembly {
    static final class Table {
        static final double[] GAINS = new double[64];

        private Table() {
        }

        static double gain(int index) {
            return GAINS[index & 63];
        }
    }

    private double gain;

    TableTouchedAtAssembly() {
        gain = Table.gain(0);
    }

    void step(long nowNs) {
        gain = Table.gain((int) nowNs);
    }
}
