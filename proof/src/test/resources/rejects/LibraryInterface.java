import java.util.function.DoubleUnaryOperator;

final class LibraryInterface {
    static final class Square implements DoubleUnaryOperator {
        @Override
        public double applyAsDouble(double x) {
            return x * x;
        }
    }

    private final DoubleUnaryOperator shape = new Square();
    private double value;

    void step(long nowNs) {
        value = shape.applyAsDouble(nowNs);
    }
}
