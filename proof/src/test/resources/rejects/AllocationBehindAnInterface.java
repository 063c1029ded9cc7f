final class AllocationBehindAnInterface {
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

    static final class Median implements Filter {
        @Override
        public double next(double sample) {
            double[] sorted = new double[5];
            sorted[0] = sample;
            return sorted[2];
        }
    }

    private Filter filter = new Mean();
    private double value;

    AllocationBehindAnInterface() {
        prefer(new Median());
    }

    private void prefer(Filter other) {
        filter = other;
    }

    void step(long nowNs) {
        value = filter.next(nowNs);
    }
}
