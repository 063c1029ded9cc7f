import java.io.Serializable;

/// The other bootstrap method of lambdas, `altMetafactory`.
final class SerializableLambda {
    interface Limit {
        double of(double value);
    }

    private Limit limit;

    void step(long nowNs) {
        limit = (Limit & Serializable) asked -> asked + nowNs;
    }
}
