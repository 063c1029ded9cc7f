final class ParsesANumber {
    private int value;

    void step(long nowNs) {
        value = Integer.parseInt("12");
    }
}
