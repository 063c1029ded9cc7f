final class RecursionThroughABridge {
    interface Visitor<T> {
        void visit(T value);
    }

    static final class Walker implements Visitor<Walker> {
        private Visitor<Walker> next = this;

        @Override
        public void visit(Walker value) {
            next.visit(value);
        }
    }

    private final Walker walker = new Walker();

    void step(long nowNs) {
        walker.visit(walker);
    }
}
