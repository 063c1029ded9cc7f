final class NullOrDefault {
    sealed interface Pump permits Running, Stopped {
    }

    static final class Running implements Pump {
    }

    static final class Stopped implements Pump {
    }

    private final Pump[] pumps = {new Running(), new Stopped()};
    private int code;

    void step(long nowNs) {
        code = switch (pumps[1]) {
            case Running running -> 1;
            case null, default -> 2;
        };
    }
}
