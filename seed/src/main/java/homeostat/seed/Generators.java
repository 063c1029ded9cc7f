package homeostat.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// The ready-made generators. Each shrinks toward the value named first in its description.
public final class Generators {
    /// Magnitudes where floating-point code breaks: zero, the ends of the subnormals and of the
    /// normals, infinity, NaN with several payloads, a half, one, the ends of the exact integers.
    private static final long[] MAGNITUDE_BOUNDARIES = magnitudes(
            0.0, 1.0, 0.5, Math.nextDown(1.0), Math.nextUp(1.0), Double.MIN_VALUE,
            Math.nextDown(Double.MIN_NORMAL), Double.MIN_NORMAL, 0x1.0p31, 0x1.0p53,
            Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN,
            Double.longBitsToDouble(0x7ff0000000000001L),
            Double.longBitsToDouble(0x7fffffffffffffffL));
    private static final long SHARES = 1L << 53;

    private Generators() {
    }

    /// Always this value.
    public static <T> Generator<T> constant(T value) {
        return choices -> value;
    }

    /// False, true.
    public static Generator<Boolean> booleans() {
        return choices -> choices.draw(1) == 1;
    }

    /// 0, and every other long.
    public static Generator<Long> longs() {
        return longs(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// Longs in [low, high]; simplest is the one closest to zero, positive before negative.
    public static Generator<Long> longs(long low, long high) {
        if (low > high) {
            throw new IllegalArgumentException("empty range: low=" + low + " high=" + high);
        }
        if (low >= 0) {
            return choices -> low + draw(choices, high - low);
        }
        if (high <= 0) {
            return choices -> high - draw(choices, high - low);
        }
        return choices -> choices.draw(1) == 0 ? draw(choices, high) : ~draw(choices, ~low);
    }

    /// Ints in [low, high]; simplest is the one closest to zero, positive before negative.
    public static Generator<Integer> ints(int low, int high) {
        return longs(low, high).map(Long::intValue);
    }

    /// Doubles in [low, high], both finite; simplest is the whole number closest to zero.
    public static Generator<Double> doubles(double low, double high) {
        if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("not a finite range: low=" + low + " high=" + high);
        }
        if (low < 0.0 && high > 0.0) {
            return choices -> choices.draw(1) == 0
                    ? fromZero(choices, 0.0, high) : -fromZero(choices, 0.0, -low);
        }
        return high <= 0.0
                ? choices -> -fromZero(choices, Math.abs(high), -low)
                : choices -> fromZero(choices, low, high);
    }

    /// A double in [low, high] where 0 <= low: a whole number or a share of the way.
    private static double fromZero(Choices choices, double low, double high) {
        long wholeLow = (long) Math.ceil(low);
        long wholeHigh = (long) Math.min(high, SHARES);
        if (wholeLow <= wholeHigh && choices.draw(1) == 0) {
            return wholeLow + draw(choices, wholeHigh - wholeLow);
        }
        double share = choices.draw(SHARES, 0, SHARES, 1, SHARES - 1) * 0x1.0p-53;
        return Math.max(low, Math.min(high, low * (1.0 - share) + high * share));
    }

    /// Any of the 2^64 bit patterns as a double: zero, then whole numbers, then the rest, among it
    /// negative zero, subnormals, infinities and NaN with payloads.
    public static Generator<Double> anyDoubles() {
        return choices -> {
            boolean whole = choices.draw(1, 1) == 0;
            long sign = choices.draw(1) << 63;
            long magnitude = whole
                    ? Double.doubleToRawLongBits(choices.draw(1L << 53))
                    : choices.draw(Long.MAX_VALUE, MAGNITUDE_BOUNDARIES);
            return Double.longBitsToDouble(sign | magnitude);
        };
    }

    /// The constants of an enum, first to last.
    public static <E extends Enum<E>> Generator<E> enums(Class<E> type) {
        return elements(List.of(type.getEnumConstants()));
    }

    /// The elements of a list, first to last.
    public static <T> Generator<T> elements(List<? extends T> elements) {
        List<T> copy = List.copyOf(elements);
        return ints(0, copy.size() - 1).map(copy::get);
    }

    /// A value of one of the generators; simplest is one of the first.
    @SafeVarargs
    public static <T> Generator<T> oneOf(Generator<? extends T>... generators) {
        List<Generator<? extends T>> copy = new ArrayList<>();
        long[] boundaries = new long[generators.length];
        for (int i = 0; i < boundaries.length; i++) {
            copy.add(generators[i]);
            boundaries[i] = i;
        }
        return choices -> copy.get((int) choices.draw(copy.size() - 1L, boundaries)).from(choices);
    }

    /// Lists of `low` to `high` elements, short before long.
    public static <T> Generator<List<T>> lists(Generator<? extends T> element, int low, int high) {
        if (low < 0 || low > high) {
            throw new IllegalArgumentException("no such length: low=" + low + " high=" + high);
        }
        return choices -> {
            List<T> list = new ArrayList<>();
            int aim = choices.sizeAimedAt(low, high);
            while (list.size() < low
                    || list.size() < high && choices.flag(list.size() < aim)) {
                list.add(element.from(choices));
            }
            return list;
        };
    }

    /// Two values made into one.
    public static <A, B, T> Generator<T> both(
            Generator<A> first, Generator<B> second, BiFunction<? super A, ? super B, T> join) {
        return choices -> join.apply(first.from(choices), second.from(choices));
    }

    private static long draw(Choices choices, long limit) {
        return limit > 1 ? choices.draw(limit, 0, limit, 1) : choices.draw(limit);
    }

    private static long[] magnitudes(double... values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }
}
