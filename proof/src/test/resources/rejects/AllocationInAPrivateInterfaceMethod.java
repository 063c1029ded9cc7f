final class AllocationInAPrivateInterfaceMethod {
    interface Sum {
        default double sum() {
            return parts()[0];
        }

        private double[] parts() {
            return new double[2];
        }
    }

    static final class Zero implements Sum {
    }

    private final Sum sum = new Zero();
    private double value;

    void step(long nowNs) {
        value = sum.sum();
    }
}
