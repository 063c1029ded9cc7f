final class FixedCapacityRing {
    static final class Ring {
        private final double[] values = new double[8];
        private int next;

        void add(double value) {
            values[next] = value;
            next = next == 7 ? 0 : next + 1;
        }

        double sum() {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[i];
            }
            return sum;
        }
    }

    private final Ring ring = new Ring();
    private double sum;

    void step(long nowNs) {
        ring.add(nowNs);
        sum = ring.sum();
    }
}
