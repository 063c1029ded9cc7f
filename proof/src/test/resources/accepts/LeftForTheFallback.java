final class LeftForTheFallback {
    private final int[] cells = new int[4];
    private final int[] ring = new int[10];
    private Object part = "text";
    private int[] chosen;
    private int at = 3;
    private int sum;

    void step(long nowNs) {
        switch ((int) (nowNs & 7)) {
            case 0 -> sum += cells[(int) (nowNs >> 3)];
            case 1 -> sum += 10 / (sum - at);
            case 2 -> sum += cells[at++];
            case 3 -> sum += ring[-1 % 10 * (at & 1)];
            case 4 -> sum += ring[Math.abs((int) (nowNs >> 3)) % 10];
            case 5 -> sum += part instanceof Integer ? 1 : ((int[]) part).length;
            case 6 -> sum += chosen[0];
            default -> {
                chosen = nowNs > 1000 ? cells : null;
                sum += cells[(int) nowNs * 4 >>> 29];
            }
        }
    }
}
