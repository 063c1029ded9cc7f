final class DefaultOverASealedType {
    sealed interface Pump permits Running, Stopped, Blocked {
    }

    static final class Running implements Pump {
    }

    static final class Stopped implements Pump {
    }

    static final class Blocked implements Pump {
    }

    private final Pump[] pumps = {new Running(), new Stopped(), new Blocked()};
    private int code;

    void step(long nowNs) {
        code = switch (pumps[0]) {
            case Running running -> 1;
            default -> 2;
        };
    }
}
