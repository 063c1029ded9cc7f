import homeostat.kernel.PartList;

final class BoxInAListOfParts {
    private final PartList<Long> list = new PartList<>(4);
    private boolean isTaken;

    void step(long nowNs) {
        isTaken = list.add(nowNs);
    }
}
