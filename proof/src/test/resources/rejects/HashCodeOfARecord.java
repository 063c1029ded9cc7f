final class HashCodeOfARecord {
    record Key(int port) {
    }

    private final Key key = new Key(1);
    private int slot;

    void step(long nowNs) {
        slot = key.hashCode();
    }
}
