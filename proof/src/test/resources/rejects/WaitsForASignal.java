final class WaitsForASignal {
    private long value;

    void step(long nowNs) throws InterruptedException {
        wait();
        value = nowNs;
    }
}
