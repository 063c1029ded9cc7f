final class NestedLoopsShareACounter {
    private final int[] cells = new int[30];
    private int sum;

    void step(long nowNs) {
        int i = 0;
        while (i < cells.length) {
            int end = Math.min(i + 7, cells.length);
            for (; i < end; i++) {
                sum += cells[i];
            }
        }
    }
}
