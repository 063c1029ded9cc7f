final class ResourceClosedInAStep {
    static final class Session implements AutoCloseable {
        private int open;

        @Override
        public void close() {
            open--;
        }
    }

    private final Session session = new Session();

    void step(long nowNs) {
        try (Session used = session) {
            used.open++;
        }
    }
}
