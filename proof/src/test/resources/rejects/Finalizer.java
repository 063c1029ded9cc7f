final class Finalizer {
    private static final class Part {
        private int state;

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            state++;
        }
    }

    private final Part part = new Part();

    void step(long nowNs) {
        part.state++;
    }
}
