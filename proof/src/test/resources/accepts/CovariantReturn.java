final class CovariantReturn {
    static class Part {
        Part self() {
            return this;
        }

        double value() {
            return 1;
        }
    }

    static final class Fine extends Part {
        @Override
        Fine self() {
            return this;
        }

        @Override
        double value() {
            return 2;
        }
    }

    private final Part part = new Fine();
    private double value;

    void step(long nowNs) {
        value = part.self().value();
    }
}
