import homeostat.kernel.Check;

final class CheckThatHolds {
    private double value;

    void step(long nowNs) {
        Check.that(nowNs >= 0, "time runs forward");
        value = nowNs;
    }
}
