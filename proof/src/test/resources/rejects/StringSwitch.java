final class StringSwitch {
    private String command = "rest";
    private int code;

    void step(long nowNs) {
        code = switch (command) {
            case "rest" -> 0;
            case "pulse" -> 1;
            default -> 2;
        };
    }
}
