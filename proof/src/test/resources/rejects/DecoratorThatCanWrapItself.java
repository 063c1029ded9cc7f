final class DecoratorThatCanWrapItself {
    interface Filter {
        double next(double sample);
    }

    record Raw() implements Filter {
        @Override
        public double next(double sample) {
            return sample;
        }
    }

    record Half(Filter inner) implements Filter {
        @Override
        public double next(double sample) {
            return inner.next(sample) / 2;
        }
    }

    private final Filter filter = new Half(new Half(new Raw()));
    private double value;

    void step(long nowNs) {
        value = filter.next(nowNs);
    }
}
