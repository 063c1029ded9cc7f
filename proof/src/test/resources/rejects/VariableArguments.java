final class VariableArguments {
    private int count;

    void step(long nowNs) {
        count = countOf(1, 2, 3);
    }

    private static int countOf(int... values) {
        return values.length;
    }
}
