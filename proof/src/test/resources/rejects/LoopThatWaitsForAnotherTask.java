final class LoopThatWaitsForAnotherTask {
    private boolean ready;
    private int spins;

    void step(long nowNs) {
        while (!ready) {
            spins++;
        }
    }
}
