final class CaughtAndDropped {
    private final int[] window = new int[4];
    private int value;

    void step(long nowNs) {
        try {
            value = window[(int) nowNs];
        } catch (ArrayIndexOutOfBoundsException e) {
            value = 0;
        }
    }
}
