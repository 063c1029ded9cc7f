final class AllocationBehindABridge {
    interface Stage<T> {
        T next(T value);
    }

    static final class Cell {
        private final long ns;

        Cell(long ns) {
            this.ns = ns;
        }
    }

    static final class Copy implements Stage<Cell> {
        @Override
        public Cell next(Cell value) {
            return new Cell(value.ns);
        }
    }

    private final Stage<Cell> stage = new Copy();
    private Cell cell = new Cell(0);

    void step(long nowNs) {
        cell = stage.next(cell);
    }
}
