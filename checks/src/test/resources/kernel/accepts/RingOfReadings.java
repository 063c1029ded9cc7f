import homeostat.kernel.DoubleRing;

final class RingOfReadings {
    private final DoubleRing ring = new DoubleRing(8);
    private double mean;

    void step(long nowNs) {
        ring.push(nowNs);
        double sum = 0;
        for (int ago = 0; ago < ring.size(); ago++) {
            sum += ring.at(ago);
        }
        mean = sum / ring.size();
    }
}
