final class RunnableFromAnywhere {
    private final Runnable run = () -> { };

    void step(long nowNs) {
        run.run();
    }
}
