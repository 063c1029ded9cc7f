final class RecursionThroughADefaultMethod {
    interface Stage {
        double apply(double x);

        default double twice(double x) {
            return apply(apply(x));
        }
    }

    static final class Doubling implements Stage {
        @Override
        public double apply(double x) {
            return x > 100 ? x : twice(x + x);
        }
    }

    private final Stage stage = new Doubling();
    private double value;

    void step(long nowNs) {
        value = stage.apply(nowNs);
    }
}
