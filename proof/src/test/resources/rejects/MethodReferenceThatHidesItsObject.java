final class MethodReferenceThatHidesItsObject {
    interface Shape {
        double of(double value);
    }

    static final class Gain {
        private double factor = 2;

        double apply(double value) {
            return factor * value;
        }
    }

    private final Shape magnitude = Math::abs;
    private final Shape gain = new Gain()::apply;
    private double value;

    void step(long nowNs) {
        value = magnitude.of(gain.of(nowNs));
    }
}
