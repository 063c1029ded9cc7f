final class CollectsGarbage {
    private int count;

    void step(long nowNs) {
        count++;
        System.gc();
    }
}
