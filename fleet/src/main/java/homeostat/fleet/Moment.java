package homeostat.fleet;

/// The fleet's two clocks read at once: the monotonic one decides, the wall clock is shown.
record Moment(long nowNs, long epochMillis) {

    static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }
}
