final class LoopThatStepsByAnArgument {
    private final int[] cells = new int[8];
    private int step;

    void step(long nowNs) {
        step = (int) nowNs & 3;
        for (int i = 0; i < cells.length; i += step) {
            cells[i] = 1;
        }
    }
}
