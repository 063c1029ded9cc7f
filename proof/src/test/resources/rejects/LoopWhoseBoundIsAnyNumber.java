final class LoopWhoseBoundIsAnyNumber {
    private long sum;

    void step(long nowNs) {
        for (int i = 0; i < (int) nowNs; i++) {
            sum += i;
        }
    }
}
