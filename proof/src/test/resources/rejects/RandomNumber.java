final class RandomNumber {
    private double value;

    void step(long nowNs) {
        value = Math.random();
    }
}
