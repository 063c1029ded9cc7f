package homeostat.seed;

import java.util.Arrays;

/// Where a [Generator] gets every decision from, and the record of the decisions it got.
///
/// A generated value is a function of a sequence of numbers. That is the whole idea of this
/// kernel: whoever shortens or lowers the *numbers* and generates again has a simpler *value*, so
/// no generator needs a shrinker of its own, and whatever a generator promises (a range, a sorted
/// list, a valid message) holds for the shrunk values too.
///
/// One object answers one case. It answers from one of three places: counting through boundary
/// values, drawing at random, or replaying a given sequence (0, the simplest choice, when it ends).
///
/// Source: D. R. MacIver, A. F. Donaldson, "Test-case reduction via test-case generation",
/// ECOOP 2020.
public final class Choices {
    /// More decisions than this make a case too large to be of use to anybody.
    static final int DECISIONS_MAX = 1 << 16;

    private final Stream stream;
    private final long[] script;
    private long boundaryNumber;
    private long[] taken = new long[16];
    private int count;

    private Choices(Stream stream, long boundaryNumber, long[] script) {
        this.stream = stream;
        this.boundaryNumber = boundaryNumber;
        this.script = script;
    }

    /// Random decisions, with boundary values now and then.
    static Choices random(Stream stream) {
        return new Choices(stream, -1, null);
    }

    /// Only boundary values: the digits of `number` choose among them, first decision first. So
    /// the numbers 0, 1, 2, … visit all combinations.
    static Choices boundary(long number, Stream stream) {
        return new Choices(stream, number, null);
    }

    /// The given decisions, then the simplest.
    static Choices replay(long[] script) {
        return new Choices(null, -1, script);
    }

    /// One decision: an unsigned number in [0, limit], where smaller means simpler. `boundaries`
    /// are the numbers most likely to find a fault; none means 0 and the limit.
    public long draw(long limit, long... boundaries) {
        if (script != null) {
            long scripted = count < script.length ? script[count] : 0;
            return record(Long.compareUnsigned(scripted, limit) > 0 ? limit : scripted);
        }
        long[] special = boundaries.length > 0 ? boundaries : new long[] {0, limit};
        if (boundaryNumber >= 0) {
            long digit = boundaryNumber % special.length;
            boundaryNumber /= special.length;
            return record(special[(int) digit]);
        }
        if (stream.nextInt(8) == 0) {
            return record(special[stream.nextInt(special.length)]);
        }
        return record(below(limit));
    }

    /// One yes or no, where no is simpler; `suggested` is what a random case takes.
    public boolean flag(boolean suggested) {
        if (script != null) {
            return draw(1) == 1;
        }
        if (boundaryNumber >= 0) {
            return draw(1, 0, 1) == 1;
        }
        return record(suggested ? 1 : 0) == 1;
    }

    /// A size in [low, high] to aim at, mostly small. Not a decision: nothing is recorded, so make
    /// it true through [#flag], one step after another; a replay does not call upon it.
    int sizeAimedAt(int low, int high) {
        return script != null ? low : low + (int) below(high - low);
    }

    /// The decisions so far.
    long[] taken() {
        return Arrays.copyOf(taken, count);
    }

    /// Half of the draws spread over the whole range, half over a power of two, so that small
    /// numbers are common without being all there is.
    private long below(long limit) {
        long bound = limit;
        if (stream.nextInt(2) == 0) {
            int bits = stream.nextInt(65 - Long.numberOfLeadingZeros(limit));
            long power = (1L << bits) - 1;
            bound = Long.compareUnsigned(power, limit) < 0 ? power : limit;
        }
        long draw = stream.nextLong();
        return bound == -1 ? draw : Long.remainderUnsigned(draw, bound + 1);
    }

    private long record(long choice) {
        if (count == DECISIONS_MAX) {
            throw new Discard();
        }
        if (count == taken.length) {
            taken = Arrays.copyOf(taken, 2 * count);
        }
        taken[count++] = choice;
        return choice;
    }

    /// The case at hand cannot be used: it is neither a success nor a failure.
    static final class Discard extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Discard() {
            super("case discarded", null, false, false);
        }
    }
}
