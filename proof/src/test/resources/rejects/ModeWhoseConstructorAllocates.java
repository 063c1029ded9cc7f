import homeostat.kernel.Mode;

final class ModeWhoseConstructorAllocates {
    static final class Running implements Mode {
        private final long[] seen;

        Running(long nowNs) {
            seen = new long[] {nowNs};
        }
    }

    private Running mode = new Running(0);

    void step(long nowNs) {
        mode = new Running(nowNs);
    }
}
