final class DecoratorOfAnotherType {
    interface Filter {
        double next(double sample);
    }

    record Raw() implements Filter {
        @Override
        public double next(double sample) {
            return sample;
        }
    }

    /// Wraps the raw one and nothing else, so it cannot reach itself.
    record Half(Raw inner) implements Filter {
        @Override
        public double next(double sample) {
            return inner.next(sample) / 2;
        }
    }

    private final Filter filter = new Half(new Raw());
    private double value;

    void step(long nowNs) {
        value = filter.next(nowNs);
    }
}
