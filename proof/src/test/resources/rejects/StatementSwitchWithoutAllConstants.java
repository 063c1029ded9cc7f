final class StatementSwitchWithoutAllConstants {
    enum Phase { REST, FILL, EMPTY }

    private final Phase phase = Phase.REST;
    private double volume;

    /// javac is content: a statement over an enum need not name everything.
    void step(long nowNs) {
        switch (phase) {
            case FILL:
                volume++;
                break;
            case EMPTY:
                volume = 0;
                break;
        }
    }
}
