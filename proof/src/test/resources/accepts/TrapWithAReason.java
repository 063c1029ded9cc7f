final class TrapWithAReason {
    static final class Check {
        static void that(boolean holds, String reason) {
            if (!holds) {
                throw new IllegalStateException(reason);
            }
        }
    }

    private double value;

    void step(long nowNs) {
        Check.that(nowNs >= 0, "time runs forward");
        value = nowNs;
    }
}
