final class RecursionThroughAnInnerObject {
    private final class Retry {
        void again(long nowNs) {
            attempt(nowNs - 1);
        }
    }

    private final Retry retry = new Retry();

    void step(long nowNs) {
        attempt(nowNs);
    }

    private void attempt(long nowNs) {
        if (nowNs > 0) {
            retry.again(nowNs);
        }
    }
}
