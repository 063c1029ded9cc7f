final class ConstantsOfASealedEnum {
    sealed interface Event permits Button, Fault {
    }

    enum Button implements Event { START, STOP }

    record Fault(int code) implements Event {
    }

    private final Event[] events = {Button.START, Button.STOP, new Fault(3)};
    private int code;

    void step(long nowNs) {
        code = switch (events[(int) (nowNs & 1)]) {
            case Button.START -> 1;
            case Button.STOP -> 2;
            case Fault(int reason) -> reason;
        };
    }
}
