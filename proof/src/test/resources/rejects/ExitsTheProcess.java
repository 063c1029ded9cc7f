final class ExitsTheProcess {
    private int code;

    void step(long nowNs) {
        System.exit(code);
    }
}
