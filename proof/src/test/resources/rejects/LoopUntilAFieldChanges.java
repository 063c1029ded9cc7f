final class LoopUntilAFieldChanges {
    private int reading;
    private int count;

    void step(long nowNs) {
        while (reading < 10) {
            count++;
        }
    }
}
