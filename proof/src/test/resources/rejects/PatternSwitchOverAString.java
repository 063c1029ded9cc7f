final class PatternSwitchOverAString {
    private Object command = "rest";
    private int code;

    void step(long nowNs) {
        code = switch (command) {
            case String s when s.length() > 3 -> 1;
            case Integer i -> i;
            default -> 2;
        };
    }
}
