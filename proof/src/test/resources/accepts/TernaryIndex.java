final class TernaryIndex {
    private final int[] cells = new int[10];
    private int sum;

    void step(long nowNs) {
        int index = nowNs < 0 ? 0 : nowNs > 9 ? 9 : (int) nowNs;
        sum += cells[index];
        sum += cells[Math.max(0, Math.min(9, (int) nowNs))];
        sum += cells[Math.abs((int) nowNs % 10)];
    }
}
