final class LoopThatConverges {
    private double root = 1;

    void step(long nowNs) {
        double before = 0;
        while (Math.abs(root - before) > 1e-9) {
            before = root;
            root = (root + nowNs / root) / 2;
        }
    }
}
