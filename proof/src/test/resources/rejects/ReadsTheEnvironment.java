final class ReadsTheEnvironment {
    private Object home;

    void step(long nowNs) {
        home = System.getenv("HOME");
    }
}
