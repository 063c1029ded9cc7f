final class SealedSwitch {
    sealed interface Shape permits Circle, Square {
    }

    record Circle(double radius) implements Shape {
    }

    record Square(double side) implements Shape {
    }

    private final Shape[] shapes = {new Circle(1), new Square(2)};
    private double area;

    void step(long nowNs) {
        Shape shape = shapes[(int) (nowNs & 1)];
        area = switch (shape) {
            case Circle c when c.radius() > 10 -> 0;
            case Circle c -> c.radius() * c.radius();
            case Square s -> s.side() * s.side();
        };
    }
}
