final class PatternsOfNestedRecords {
    record Range(double low, double high) {
    }

    record Limit(Range range, boolean isHard) {
    }

    private final Object limit = new Limit(new Range(1, 4), true);
    private double value;

    void step(long nowNs) {
        if (limit instanceof Limit(Range(double low, double high), boolean isHard) && isHard) {
            value = Math.max(low, Math.min(high, nowNs));
        }
    }
}
