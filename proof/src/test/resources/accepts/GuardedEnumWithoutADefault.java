final class GuardedEnumWithoutADefault {
    enum Phase { REST, FILL }

    private final Phase phase = Phase.REST;
    private int code;

    void step(long nowNs) {
        code = switch (phase) {
            case Phase early when nowNs < 10 -> 0;
            case REST -> 1;
            case FILL -> 2;
        };
    }
}
