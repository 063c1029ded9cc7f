class RecursionThroughASuperCall {
    static class Base {
        double value(int depth) {
            return again(depth);
        }

        double again(int depth) {
            return depth;
        }
    }

    static final class Derived extends Base {
        @Override
        double again(int depth) {
            return depth == 0 ? 0 : super.value(depth - 1);
        }
    }

    private final Base base = new Derived();
    private double value;

    void step(long nowNs) {
        value = base.value(3);
    }
}
