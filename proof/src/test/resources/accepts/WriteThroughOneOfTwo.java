final class WriteThroughOneOfTwo {
    private final Count[] counts = {new Count(), new Count()};
    private int sum;

    private static final class Count {
        private int n;
    }

    void step(long nowNs) {
        counts[0].n = 0;
        counts[1].n = 0;
        Count chosen = counts[(int) nowNs & 1];
        chosen.n = 5;
        sum = 10 / counts[1].n;
        chosen.n = 2;
        sum += 10 / chosen.n;
    }
}
