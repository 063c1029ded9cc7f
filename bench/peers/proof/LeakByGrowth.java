// Defect: a list grows a little in each step.
final class LeakByGrowth {
    private long[] values = new long[4];
    private int value;

    void step(long nowNs) {
        if (value == values.length) {
            values = java.util.Arrays.copyOf(values, 2 * value);
        }
        values[value++] = nowNs;
    }

    public static void main(String[] arguments) {
        LeakByGrowth trend = new LeakByGrowth();
        for (int i = 0; i < 100_000; i++) {
            trend.step(i);
        }
        System.out.println(trend.value);
    }
}
