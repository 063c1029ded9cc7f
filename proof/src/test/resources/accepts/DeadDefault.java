final class DeadDefault {
    enum Phase { REST, FILL }

    private final Phase phase = Phase.REST;
    private int code;

    /// No value can reach the default; a third constant would be found by the prover.
    void step(long nowNs) {
        code = switch (phase) {
            case REST -> 1;
            case FILL -> 2;
            default -> 3;
        };
    }
}
