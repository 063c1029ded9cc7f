import homeostat.kernel.DoubleList;

final class ListOfNumbers {
    private final DoubleList list = new DoubleList(4);
    private boolean isFull;

    void step(long nowNs) {
        isFull = !list.add(nowNs);
        if (isFull) {
            list.clear();
        }
    }
}
