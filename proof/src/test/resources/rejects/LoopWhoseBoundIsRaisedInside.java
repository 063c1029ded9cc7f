final class LoopWhoseBoundIsRaisedInside {
    private int bound = 10;
    private int count;

    void step(long nowNs) {
        for (int i = 0; i < bound; i++) {
            raise();
            count++;
        }
    }

    private void raise() {
        bound++;
    }
}
