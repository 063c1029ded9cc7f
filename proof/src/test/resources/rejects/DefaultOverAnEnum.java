final class DefaultOverAnEnum {
    enum Phase { REST, FILL, EMPTY }

    private Phase phase = Phase.REST;
    private int turns;

    void step(long nowNs) {
        phase = switch (phase) {
            case REST -> Phase.FILL;
            default -> Phase.REST;
        };
        turns++;
    }
}
