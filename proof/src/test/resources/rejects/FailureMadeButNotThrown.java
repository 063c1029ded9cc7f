final class FailureMadeButNotThrown {
    private RuntimeException kept;

    void step(long nowNs) {
        if (nowNs < 0) {
            kept = new IllegalStateException();
        }
    }
}
