import homeostat.kernel.LongToDoubleMap;

final class MapOfDoses {
    private final LongToDoubleMap doses = new LongToDoubleMap(16);
    private double last;
    private boolean isRefused;

    void step(long nowNs) {
        long key = nowNs & 7;
        last = doses.atOr(key, 0);
        isRefused = !doses.put(key, last + 1);
    }
}
