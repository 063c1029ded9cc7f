final class InterfaceInitialiserRunsLate {
    interface Curve {
        double[] POINTS = new double[8];
    }

    static final class Line implements Curve {
        double first() {
            return POINTS[0];
        }
    }

    private final Line line = new Line();
    private double value;

    void step(long nowNs) {
        value = line.first();
    }
}
