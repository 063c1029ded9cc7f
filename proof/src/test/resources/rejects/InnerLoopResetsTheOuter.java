final class InnerLoopResetsTheOuter {
    private int count;

    void step(long nowNs) {
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 4; j++) {
                if (nowNs == count) {
                    i = 0;
                }
                count++;
            }
        }
    }
}
