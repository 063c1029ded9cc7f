final class DefaultThatThrows {
    enum Phase { REST, FILL, EMPTY }

    private final Phase phase = Phase.REST;
    private int code;

    void step(long nowNs) {
        code = switch (phase) {
            case REST -> 1;
            case FILL -> 2;
            default -> throw new IllegalStateException();
        };
    }
}
