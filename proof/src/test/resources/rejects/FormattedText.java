final class FormattedText {
    private String text;

    void step(long nowNs) {
        text = String.format("%d", nowNs);
    }
}
