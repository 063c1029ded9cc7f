final class TextBuiltByHand {
    private String line;

    void step(long nowNs) {
        line = new StringBuilder().append(nowNs).toString();
    }
}
