final class LoopOverAReal {
    private double sum;

    void step(long nowNs) {
        for (double x = 0; x < nowNs; x += 0.1) {
            sum += x;
        }
    }
}
