final class SwitchOverNumbers {
    private int state;

    void step(long nowNs) {
        state = switch ((int) (nowNs & 3)) {
            case 0 -> 1;
            case 1, 2 -> 4;
            default -> 0;
        };
    }
}
