final class MethodReferenceWithoutItsObject {
    interface Reader {
        double of(Cell cell);
    }

    static final class Cell {
        private final double value = 1;

        double value() {
            return value;
        }
    }

    private final Reader reader = Cell::value;
    private final Cell cell = new Cell();
    private double sum;

    void step(long nowNs) {
        sum = reader.of(cell);
    }
}
