final class DivisionBehindATest {
    private int parts;
    private int sum;
    private double mean;

    void step(long nowNs) {
        parts = (int) nowNs;
        if (parts != 0) {
            sum += 100 / parts;
        }
        int count = (int) (nowNs & 7) + 1;
        mean = (double) (sum / count);
    }
}
