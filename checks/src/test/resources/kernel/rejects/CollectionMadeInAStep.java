import homeostat.kernel.DoubleRing;

final class CollectionMadeInAStep {
    private DoubleRing ring = new DoubleRing(8);

    void step(long nowNs) {
        if (ring.isFull()) {
            ring = new DoubleRing(2 * ring.capacity());
        }
        ring.push(nowNs);
    }
}
