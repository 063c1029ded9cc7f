final class LoopWithADeclaredBound {
    private double root = 1;

    void step(long nowNs) {
        double before = 0;
        for (int round = 0; round < 40 && Math.abs(root - before) > 1e-9; round++) {
            before = root;
            root = (root + nowNs / root) / 2;
        }
    }
}
