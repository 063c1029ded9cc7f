final class VariableArgumentsOfNone {
    private double value;

    void step(long nowNs) {
        value = sum();
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum;
    }
}
