final class BoxingOfEveryKind {
    private Object kept;

    void step(long nowNs) {
        kept = (byte) nowNs;
        kept = (short) nowNs;
        kept = (char) nowNs;
        kept = (float) nowNs;
        kept = nowNs > 0;
    }
}
