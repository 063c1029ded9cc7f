final class FailureThatAllocatesWhenMade {
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private double[] kept;

        @Override
        public Throwable fillInStackTrace() {
            kept = new double[8];
            return this;
        }
    }

    void step(long nowNs) {
        if (nowNs < 0) {
            throw new Failure();
        }
    }
}
