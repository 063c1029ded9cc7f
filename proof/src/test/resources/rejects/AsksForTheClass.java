final class AsksForTheClass {
    private Object type;

    void step(long nowNs) {
        type = getClass();
    }
}
