final class BinarySearchThatStandsStill {
    private final int[] sorted = new int[64];
    private int found;

    void step(long nowNs) {
        int low = 0;
        int high = 63;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < (int) nowNs) {
                low = middle;
            } else {
                high = middle;
            }
        }
        found = low;
    }
}
