final class EnumSwitchWithAGuard {
    enum Phase { REST, PULSE, ALARM }

    private Phase phase = Phase.REST;
    private int code;

    void step(long nowNs) {
        code = switch (phase) {
            case REST -> 1;
            case PULSE -> 2;
            case Phase p when nowNs > 0 -> 3;
            case ALARM -> 4;
        };
    }
}
