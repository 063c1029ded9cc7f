final class EnumSwitch {
    private Phase phase = Phase.REST;
    private int code;

    enum Phase { REST, PULSE }

    void step(long nowNs) {
        code = switch (phase) {
            case REST -> 1;
            case PULSE -> 2;
        };
        phase = code == 1 ? Phase.PULSE : Phase.REST;
    }
}
