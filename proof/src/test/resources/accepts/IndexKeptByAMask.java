final class IndexKeptByAMask {
    private final int[] table = new int[32];
    private int at;

    void step(long nowNs) {
        at = at + 1 & table.length - 1;
        table[at]++;
        table[(int) (nowNs >>> 59)] = (int) nowNs;
    }
}
