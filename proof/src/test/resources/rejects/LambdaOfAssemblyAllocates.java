final class LambdaOfAssemblyAllocates {
    interface Source {
        double[] next();
    }

    private final Source source = () -> new double[1];
    private double value;

    void step(long nowNs) {
        value = source.next()[0];
    }
}
