final class EnumOfAnotherFile {
    private int code;
    private EnumSwitch.Phase phase = EnumSwitch.Phase.REST;

    void step(long nowNs) {
        switch (phase) {
            case REST:
                code = 1;
                break;
            case PULSE:
                code = 2;
        }
    }
}
