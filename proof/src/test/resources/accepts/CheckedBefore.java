final class CheckedBefore {
    private final int[] cells = new int[7];
    private int last;

    void step(long nowNs) {
        int index = checked((int) nowNs, cells.length);
        last = cells[index] + cells[cells.length - 1 - index];
    }

    private static int checked(int index, int length) {
        if (index < 0 || index >= length) {
            throw new IllegalStateException("index");
        }
        return index;
    }
}
