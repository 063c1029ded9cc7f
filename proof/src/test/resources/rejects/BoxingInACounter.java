final class BoxingInACounter {
    private Integer count = 0;

    void step(long nowNs) {
        count++;
    }
}
