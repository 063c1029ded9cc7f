final class AssertInAHelper {
    static final class Range {
        static double within(double value) {
            assert value > 0 : "not positive";
            return value;
        }
    }

    private double value;

    void step(long nowNs) {
        value = Range.within(nowNs);
    }
}
