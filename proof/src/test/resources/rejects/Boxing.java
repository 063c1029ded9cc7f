final class Boxing {
    private Object last;

    void step(long nowNs) {
        last = nowNs;
        last = 1.5;
    }
}
