final class SlotsOverwritten {
    static final class Estimate {
        private double value;
        private long atNs;

        void set(double other, long nowNs) {
            value = other;
            atNs = nowNs;
        }
    }

    private final Estimate estimate = new Estimate();

    void step(long nowNs) {
        estimate.set(Math.sqrt(Math.abs(nowNs)), nowNs);
    }
}
