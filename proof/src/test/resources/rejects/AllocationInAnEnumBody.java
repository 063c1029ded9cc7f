final class AllocationInAnEnumBody {
    enum Gain {
        LOW {
            @Override
            double of(double x) {
                return x;
            }
        },
        HIGH {
            @Override
            double of(double x) {
                return new double[] {x}[0];
            }
        };

        abstract double of(double x);
    }

    private Gain gain = Gain.LOW;
    private double value;

    void step(long nowNs) {
        value = gain.of(nowNs);
    }
}
