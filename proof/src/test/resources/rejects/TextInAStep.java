final class TextInAStep {
    private static final String NAME = "pump " + Runtime.version();
    private final String name;

    TextInAStep() {
        name = NAME;
    }

    void step(long nowNs) {
        if (name.isEmpty()) {
            throw new IllegalStateException(NAME);
        }
    }
}
