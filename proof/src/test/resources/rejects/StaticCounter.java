final class StaticCounter {
    private static int steps;

    void step(long nowNs) {
        steps++;
    }
}
