final class HashCodeOfAPart {
    private final Object part = new Object();
    private int slot;

    void step(long nowNs) {
        slot = part.hashCode();
    }
}
