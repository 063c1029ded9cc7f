final class InterfaceCalls {
    interface Filter {
        double next(double sample);
    }

    static final class Mean implements Filter {
        private double mean;

        @Override
        public double next(double sample) {
            mean += (sample - mean) / 8;
            return mean;
        }
    }

    /// Allocates, but nobody makes one: the call graph is exact over instances.
    static final class Unused implements Filter {
        @Override
        public double next(double sample) {
            return new double[] {sample}[0];
        }
    }

    private final Filter filter = new Mean();
    private double value;

    void step(long nowNs) {
        value = filter.next(nowNs);
    }
}
