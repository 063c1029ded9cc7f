final class EnumWithBodies {
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
                return 2 * x;
            }
        };

        abstract double of(double x);
    }

    private double value;

    void step(long nowNs) {
        value = Gain.HIGH.of(nowNs);
    }
}
