final class StringConcatenation {
    private String last = "";

    void step(long nowNs) {
        last = "now " + nowNs;
    }
}
