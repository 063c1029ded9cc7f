final class AllocationInADefaultMethod {
    interface Shape {
        double area();

        default double[] both() {
            return new double[] {area(), area()};
        }
    }

    static final class Square implements Shape {
        @Override
        public double area() {
            return 4;
        }
    }

    private final Shape shape = new Square();
    private double value;

    void step(long nowNs) {
        value = shape.both()[0];
    }
}
