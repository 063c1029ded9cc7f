final class InheritedCode {
    abstract static class Stage {
        private double last;

        final double next(double sample) {
            last = shape(sample, last);
            return last;
        }

        protected abstract double shape(double sample, double before);
    }

    static final class Mean extends Stage {
        @Override
        protected double shape(double sample, double before) {
            return before + (sample - before) / 8;
        }
    }

    static final class Peak extends Stage {
        @Override
        protected double shape(double sample, double before) {
            return Math.max(sample, before);
        }
    }

    private final Stage mean = new Mean();
    private final Stage peak = new Peak();
    private double value;

    void step(long nowNs) {
        value = peak.next(mean.next(nowNs));
    }
}
