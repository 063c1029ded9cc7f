import java.util.UUID;

final class DrawsAnIdentity {
    private Object id;

    void step(long nowNs) {
        id = UUID.randomUUID();
    }
}
