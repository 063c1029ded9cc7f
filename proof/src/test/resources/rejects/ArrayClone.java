final class ArrayClone {
    private final double[] window = new double[8];
    private double first;

    void step(long nowNs) {
        first = window.clone()[0];
    }
}
