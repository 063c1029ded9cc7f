final class EveryCaseNamed {
    enum Phase { REST, FILL, EMPTY }

    sealed interface Pump permits Running, Stopped {
    }

    record Running(double rate) implements Pump {
    }

    record Stopped() implements Pump {
    }

    private final Pump[] pumps = {new Running(1), new Stopped()};
    private Phase phase = Phase.REST;
    private int code;
    private int index;

    void step(long nowNs) {
        phase = switch (phase) {
            case REST -> Phase.FILL;
            case FILL, EMPTY -> Phase.REST;
        };
        switch (phase) {
            case REST:
            case FILL:
                index = 0;
                break;
            case EMPTY:
                break;
        }
        code = switch (pumps[index]) {
            case Running(double rate) when rate > 2 -> 1;
            case Running running -> 2;
            case Stopped _ -> 3;
        };
    }
}
