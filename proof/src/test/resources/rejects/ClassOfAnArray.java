final class ClassOfAnArray {
    private Object type;

    void step(long nowNs) {
        type = double[].class;
    }
}
