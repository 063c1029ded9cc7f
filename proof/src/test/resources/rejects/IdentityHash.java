final class IdentityHash {
    private int hash;

    void step(long nowNs) {
        hash = System.identityHashCode(this);
    }
}
