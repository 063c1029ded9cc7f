final class LoopThatGoesBackNowAndThen {
    private final int[] cells = new int[8];
    private int gap;

    void step(long nowNs) {
        int i = 0;
        while (i < cells.length) {
            if (nowNs == gap && i > 0) {
                i--;
            } else {
                i++;
            }
        }
    }
}
