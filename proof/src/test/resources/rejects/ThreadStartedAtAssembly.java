final class ThreadStartedAtAssembly {
    private int count;

    ThreadStartedAtAssembly() {
        new Thread(() -> count++).start();
    }

    void step(long nowNs) {
        count++;
    }
}
