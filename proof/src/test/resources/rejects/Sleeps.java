final class Sleeps {
    void step(long nowNs) throws InterruptedException {
        Thread.sleep(1);
    }
}
