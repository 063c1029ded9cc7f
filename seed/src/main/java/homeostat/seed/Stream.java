package homeostat.seed;

import java.util.Collections;
import java.util.List;

/// A seeded random stream that can be split: the same seed gives the same numbers on every
/// machine, with any number of workers.
///
/// A stream has an *identity* (where it starts and its stride) and a *position* (how many numbers
/// were drawn). [#split(String)] and [#split(long)] read only the identity. So patient 17's stream
/// is the same whether patient 16 drew nothing or a million numbers, and whoever asked first.
///
/// The generator is SplitMix64: a counter with an odd stride, passed through a mixing function.
/// A root stream uses the stride of the published generator, so its numbers are the published ones.
/// Not for secrets: the state can be computed from the output.
///
/// A stream is not safe for use by several threads; split one for each instead.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014. Mixing constants: D. Stafford's variant 13; stride mixing: MurmurHash3's finaliser.
public final class Stream {
    /// 2^64 divided by the golden ratio, made odd: the stride of the published generator.
    private static final long GOLDEN_STRIDE = 0x9e3779b97f4a7c15L;
    /// Keep children by label, children by index and strides apart: hexadecimal digits of pi.
    private static final long LABEL_DOMAIN = 0x243f6a8885a308d3L;
    private static final long INDEX_DOMAIN = 0x13198a2e03707344L;
    private static final long STRIDE_DOMAIN = 0xa4093822299f31d0L;

    private final long origin;
    private final long stride;
    private long position;

    private Stream(long origin, long stride) {
        this.origin = origin;
        this.stride = stride;
        this.position = origin;
    }

    /// The root stream of a seed. Every seed is as good as any other, zero too.
    public static Stream of(long seed) {
        return new Stream(seed, GOLDEN_STRIDE);
    }

    /// The child of this stream with that name, whatever was drawn from either before.
    public Stream split(String label) {
        long hash = label.length();
        for (int i = 0; i < label.length(); i++) {
            hash = mix(hash + GOLDEN_STRIDE ^ label.charAt(i));
        }
        return child(hash, LABEL_DOMAIN);
    }

    /// The child of this stream with that number, whatever was drawn from either before.
    public Stream split(long index) {
        return child(index, INDEX_DOMAIN);
    }

    /// 64 random bits.
    public long nextLong() {
        position += stride;
        return mix(position);
    }

    /// An integer in [0, bound), each equally likely; `bound` must be positive.
    ///
    /// Source: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: bound=" + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            long unfair = (1L << 32) % bound;
            while ((product & 0xffffffffL) < unfair) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /// A double in [0, 1), a multiple of 2^-53, each equally likely.
    public double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// A double in [low, high); exactly `low` where both are the same.
    public double uniform(double low, double high) {
        if (!(low <= high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "not a finite range: low=" + low + " high=" + high);
        }
        double value = low + (high - low) * uniform();
        return value < high ? value : Math.max(low, Math.nextDown(high));
    }

    /// A draw from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// Takes exactly two numbers from the stream, so draws stay aligned between runs that differ.
    ///
    /// Source: G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates",
    /// Annals of Mathematical Statistics 29(2), 1958; one of the pair, so that nothing is kept.
    public double gaussian() {
        double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - uniform()));
        return radius * StrictMath.cos(2.0 * Math.PI * uniform());
    }

    /// True with the given probability: never at 0, always at 1.
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /// One of the choices, each equally likely; the list must not be empty.
    public <T> T pick(List<T> choices) {
        return choices.get(nextInt(choices.size()));
    }

    /// Puts the list in a random order, in place, every order equally likely (Fisher and Yates).
    public void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, nextInt(i + 1));
        }
    }

    private Stream child(long word, long domain) {
        long parent = mix(mix(origin + domain) ^ stride);
        long other = mix(mixStride(origin ^ STRIDE_DOMAIN) + stride + domain);
        return new Stream(
                mix(parent + mix(word + GOLDEN_STRIDE)),
                oddStride(mixStride(other + mixStride(word ^ STRIDE_DOMAIN))));
    }

    private static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static long mixStride(long word) {
        long z = (word ^ (word >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }

    /// A stride must be odd, to visit every state, and must not be too regular in its bits.
    private static long oddStride(long word) {
        long odd = word | 1L;
        return Long.bitCount(odd ^ (odd >>> 1)) < 24 ? odd ^ 0xaaaaaaaaaaaaaaaaL : odd;
    }
}
