package homeostat.kernel;

/// Folds 64-bit words into one, for comparing runs bit by bit on different machines.
///
/// FNV-1a on whole words with a final mix of each, cheap enough for every step. Not a
/// cryptographic hash. Source: Fowler, Noll, Vo, "The FNV non-cryptographic hash algorithm".
public final class Digest {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Digest() {}

    /// The digest of nothing.
    public static long start() {
        return OFFSET;
    }

    /// `digest` with `word` folded in.
    public static long fold(long digest, long word) {
        long mixed = (digest ^ word) * PRIME;
        return mixed ^ (mixed >>> 32);
    }

    /// `digest` with the bits of `value` folded in; every NaN counts as the same one.
    public static long fold(long digest, double value) {
        return fold(digest, bits(value));
    }

    /// The bits of `value`; of NaN the canonical ones, since payloads differ between machines.
    public static long bits(double value) {
        return value != value ? 0x7ff8000000000000L : Double.doubleToRawLongBits(value);
    }
}
