package homeostat.proof.values;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// Where a bound that grows from pass to pass may come to rest: numbers that the code mentions,
/// lengths of arrays, ends of declared ranges; both ascending.
record Thresholds(long[] wholes, double[] reals) {
    private static final double MOST = Double.MAX_VALUE;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    static final Thresholds NONE = of(new TreeSet<>(), new TreeSet<>());

    static Thresholds of(Collection<Long> wholes, Collection<Double> reals) {
        double[] all = DoubleStream.concat(
                DoubleStream.of(-INFINITY, -MOST, -1, -0.0, 0.0, 1, MOST, INFINITY),
                reals.stream().mapToDouble(each -> each)).sorted().distinct().toArray();
        return new Thresholds(wholes.stream().mapToLong(each -> each).sorted().distinct().toArray(),
                all);
    }

    Thresholds with(Thresholds other) {
        return new Thresholds(
                LongStream.concat(Arrays.stream(wholes), Arrays.stream(other.wholes)).sorted()
                        .distinct().toArray(),
                DoubleStream.concat(Arrays.stream(reals), Arrays.stream(other.reals)).sorted()
                        .distinct().toArray());
    }

    long below(long value, long end) {
        int at = Arrays.binarySearch(wholes, value);
        int place = at >= 0 ? at : -at - 2;
        return place < 0 ? end : Math.max(end, wholes[place]);
    }

    long above(long value, long end) {
        int at = Arrays.binarySearch(wholes, value);
        int place = at >= 0 ? at : -at - 1;
        return place >= wholes.length ? end : Math.min(end, wholes[place]);
    }

    double below(double value) {
        int at = Arrays.binarySearch(reals, value);
        return reals[at >= 0 ? at : Math.max(0, -at - 2)];
    }

    double above(double value) {
        int at = Arrays.binarySearch(reals, value);
        return reals[at >= 0 ? at : Math.min(reals.length - 1, -at - 1)];
    }
}
