import java.util.Arrays;

final class FillsByTheLibrary {
    private final double[] a = new double[2];

    void step(long nowNs) {
        Arrays.fill(a, 0);
    }
}
