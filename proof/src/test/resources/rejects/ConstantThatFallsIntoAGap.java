final class ConstantThatFallsIntoAGap {
    enum Phase { REST, FILL, EMPTY }

    private final Phase phase = Phase.EMPTY;
    private int code;

    void step(long nowNs) {
        switch (phase) {
            case REST:
                code = 1;
                break;
            case EMPTY:
                code = 3;
                break;
        }
    }
}
