final class ConstructorReference {
    interface Maker {
        Part make();
    }

    static final class Part {
    }

    private final Maker maker = Part::new;
    private Part part;

    void step(long nowNs) {
        part = maker.make();
    }
}
