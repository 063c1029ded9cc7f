final class NullUntilSet {
    private final int[] cells = new int[3];
    private int[] chosen;
    private int sum;

    void step(long nowNs) {
        if (chosen != null) {
            sum += chosen[1];
        } else if (nowNs > 0) {
            chosen = cells;
        }
    }
}
