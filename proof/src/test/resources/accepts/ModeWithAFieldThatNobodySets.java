import homeostat.kernel.Mode;

final class ModeWithAFieldThatNobodySets {
    private final int[] counts = new int[3];
    private Counting mode = new Counting(2);
    private int sum;

    private static final class Counting implements Mode {
        private final int first;
        private int later;
        private int[] where;

        Counting(int first) {
            this.first = first;
        }
    }

    void step(long nowNs) {
        if (nowNs > 7) {
            mode = new Counting(1);
        }
        mode.later = mode.later == 0 ? mode.first : 0;
        counts[mode.later]++;
        sum += mode.where == null ? 10 / (counts.length - mode.later) : mode.where.length;
    }
}
