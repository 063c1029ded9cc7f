final class RecordPatterns {
    record Range(double low, double high) {
    }

    record Limits(Range outer, Range inner) {
    }

    private final Object limits = new Limits(new Range(0, 9), new Range(1, 2));
    private double width;

    void step(long nowNs) {
        if (limits instanceof Limits(Range(double low, double high), Range inner)) {
            width = high - low - inner.high();
        }
    }
}
