final class ConcatenationOnTheWayToAThrow {
    void step(long nowNs) {
        if (nowNs < 0) {
            throw new IllegalStateException("time runs backwards: " + nowNs);
        }
    }
}
