/// The box is made by the object behind the reference, which has no class file.
final class BoxingBehindAMethodReference {
    interface Shape<T> {
        T of(T value);
    }

    private final Shape<Double> shape = Math::abs;
    private final Double given = 2.0;
    private Double value = 1.0;

    void step(long nowNs) {
        value = shape.of(given);
    }
}
