final class AnswerThatDoesNotMatter {
    private long largest;

    private boolean note(long nowNs) {
        boolean isLarger = nowNs > largest;
        largest = Math.max(largest, nowNs);
        return isLarger;
    }

    void step(long nowNs) {
        boolean _ = note(nowNs);
    }
}
