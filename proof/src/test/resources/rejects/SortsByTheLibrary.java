import java.util.Arrays;

final class SortsByTheLibrary {
    private final double[] a = {3, 1, 2};

    void step(long nowNs) {
        Arrays.sort(a);
    }
}
