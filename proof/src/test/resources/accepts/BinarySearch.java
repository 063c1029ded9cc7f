final class BinarySearch {
    private final long[] sorted = new long[100];
    private int found;

    void step(long nowNs) {
        int low = 0;
        int high = sorted.length - 1;
        found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < nowNs) {
                low = middle + 1;
            } else if (sorted[middle] > nowNs) {
                high = middle - 1;
            } else {
                found = middle;
                return;
            }
        }
    }
}
