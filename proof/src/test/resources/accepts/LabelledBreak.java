final class LabelledBreak {
    private final int[][] grid = new int[4][4];
    private int found;

    void step(long nowNs) {
        found = -1;
        search:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                if (grid[i][j] == 0) {
                    found = 4 * i + j;
                    break search;
                }
            }
        }
    }
}
