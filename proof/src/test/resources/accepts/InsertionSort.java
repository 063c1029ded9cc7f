final class InsertionSort {
    private final int[] values = new int[9];
    private final int[] sorted = new int[9];
    private int middle;

    void step(long nowNs) {
        values[Math.floorMod(nowNs, values.length)] = (int) nowNs;
        for (int i = 0; i < values.length; i++) {
            int value = values[i];
            int k = i;
            while (k > 0 && sorted[k - 1] > value) {
                sorted[k] = sorted[k - 1];
                k--;
            }
            sorted[k] = value;
        }
        middle = sorted[values.length / 2];
    }
}
