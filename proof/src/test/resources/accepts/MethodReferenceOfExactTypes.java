final class MethodReferenceOfExactTypes {
    interface Shape {
        double of(double value);
    }

    private final Shape magnitude = Math::abs;
    private final Shape half = MethodReferenceOfExactTypes::half;
    private double value;

    private static double half(double value) {
        return value / 2;
    }

    void step(long nowNs) {
        value = magnitude.of(half.of(nowNs));
    }
}
