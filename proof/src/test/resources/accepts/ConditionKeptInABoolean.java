final class ConditionKeptInABoolean {
    private final int[] cells = new int[5];
    private int count;

    void step(long nowNs) {
        int index = (int) nowNs;
        boolean inside = index >= 0 && index < cells.length;
        boolean wanted = inside && nowNs > 2;
        count++;
        if (wanted) {
            cells[index] = count;
        }
        if (isInside(index - 1)) {
            cells[index - 1]++;
        }
    }

    private boolean isInside(int index) {
        return index >= 0 && index < cells.length;
    }
}
