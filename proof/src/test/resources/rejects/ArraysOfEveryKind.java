final class ArraysOfEveryKind {
    private Object kept;

    void step(long nowNs) {
        kept = new double[3];
        kept = new ArraysOfEveryKind[3];
        kept = new int[2][2];
    }
}
