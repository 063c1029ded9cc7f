package homeostat.signal;

/// One lead as the beat detector sees it: its energy, and how far beats stand out in it.
///
/// A lead's *height* is the energy of its beats, its *noise* the highest that it goes between
/// them; both are learned beat by beat, whichever lead the beat was found in. The energy is given
/// on as a *share*: measured in heights, times the lead's weight, and never more than its weight.
/// So an artefact in one lead counts as one beat in that lead, however large it is, and a small
/// beat beside giant ones counts like any other.
///
/// The height is the third smallest of the last eight, not their median: in bigeminy every other
/// beat is a large ectopic one, and the normal ones between must not look like noise.
///
/// Source: own design. That a lead deserves weight by the square of how far its signal stands
/// out: D. Brennan, "Linear diversity combining techniques", Proc. IRE 47 (1959).
final class QrsLead {
    /// A usual beat in units of a share: the sum of the weights of all leads.
    static final int BEAT = 1 << 12;

    private static final int BLOCKS = 64;
    private static final int BLOCK_MS = 50;
    private static final int SECOND_MS = 1000;
    private static final int SILENCE_MS = 1500;
    private static final int GUARD_BLOCKS = 3;
    private static final int HEIGHT_RANK = 2;
    private static final int HEIGHT_MIN = 5;
    private static final int LONELY_PARTS = 8;
    private static final int DOUBTS_MAX = 4;
    private static final int QUIET_PARTS = 4;
    /// Fraction bits of deflections and slopes.
    static final int FRACTION_BITS = 16;

    private final QrsFilter filter;
    private final int[] blocks = new int[BLOCKS];
    private final int block;
    private final int silenceMax;
    private final int secondBlocks;
    private final LastEight heights = new LastEight(HEIGHT_MIN);
    private final LastEight noises = new LastEight(0);
    private final LastEight secondHeights = new LastEight(0);
    private int microvoltsHeld;
    private boolean begun;
    private int blockLeft;
    private long blockCount;
    private int blockHeight;
    private int secondLeft;
    private int secondHeight;
    private int learnedHeight;
    private int height = HEIGHT_MIN;
    private int noise;
    private int weight;
    private long gain;
    private int silence;
    private int doubts;

    QrsLead(double samplesPerSecond) {
        filter = new QrsFilter(samplesPerSecond);
        block = QrsFilter.samples(BLOCK_MS, samplesPerSecond);
        blockLeft = block;
        secondBlocks = SECOND_MS / BLOCK_MS;
        secondLeft = secondBlocks;
        silenceMax = QrsFilter.samples(SILENCE_MS, samplesPerSecond);
    }

    /// The filter behind it.
    QrsFilter filter() {
        return filter;
    }

    /// Takes one sample in millivolts, a NaN as a gap in which the last value holds, and returns
    /// its share.
    int step(double millivolts) {
        if (millivolts == millivolts) {
            double inside = Math.max(-QrsDetector.MILLIVOLTS_MAX,
                Math.min(QrsDetector.MILLIVOLTS_MAX, millivolts));
            microvoltsHeld = (int) Math.rint(inside * 1000);
        }
        if (!begun) {
            begun = true;
            filter.settle(microvoltsHeld);
        }
        filter.step(microvoltsHeld);
        int energy = filter.energy();
        blockHeight = Math.max(blockHeight, energy);
        silence = energy > height / QUIET_PARTS ? 0 : silence + 1;
        blockLeft--;
        if (blockLeft == 0) {
            closeBlock();
        }
        return (int) Math.min(weight, energy * gain >> FRACTION_BITS);
    }

    private void closeBlock() {
        blocks[(int) (blockCount & BLOCKS - 1)] = blockHeight;
        blockCount++;
        secondHeight = Math.max(secondHeight, blockHeight);
        learnedHeight = Math.max(learnedHeight, blockHeight);
        secondLeft--;
        if (secondLeft == 0) {
            secondLeft = secondBlocks;
            secondHeights.push(secondHeight);
            secondHeight = 0;
        }
        blockLeft = block;
        blockHeight = 0;
    }

    /// Begins with the highest energy so far as that of a beat.
    void start() {
        heights.fill(Math.max(HEIGHT_MIN, learnedHeight));
        settle();
    }

    /// Begins again with the heights of the last eight seconds.
    void relearn() {
        heights.copy(secondHeights);
        settle();
    }

    private void settle() {
        height = Math.max(HEIGHT_MIN, heights.ranked(HEIGHT_RANK));
        noise = height / QUIET_PARTS;
        noises.fill(noise);
    }

    /// Learns from a beat whose energy had its middle at sample `at`, the one before at `before`.
    void beat(long before, long at) {
        long centre = at / block;
        int highest = 0;
        for (int near = -1; near <= 1; near++) {
            highest = Math.max(highest, block(centre + near));
        }
        int between = 0;
        int quietest = highest;
        long from = Math.max(before / block + GUARD_BLOCKS, blockCount - BLOCKS);
        int count = (int) Math.min(BLOCKS, centre - GUARD_BLOCKS - from + 1);
        for (int k = 0; k < BLOCKS && k < count; k++) {
            int each = blocks[(int) from + k & BLOCKS - 1];
            between = Math.max(between, each);
            quietest = Math.min(quietest, each);
        }
        heights.push(highest);
        noises.push(between);
        height = Math.max(HEIGHT_MIN, heights.ranked(HEIGHT_RANK));
        noise = noises.mean();
        doubt(between > height * 2L && quietest * (long) LONELY_PARTS < between);
    }

    /// Between beats that were found something stood alone, twice as high as they: it was the
    /// beat in this lead, and what was found were T waves or the beats of a failing lead. Four
    /// such stretches more than others, and the lead is learned anew.
    private void doubt(boolean lonely) {
        doubts = lonely ? doubts + 1 : Math.max(0, doubts - 1);
        if (doubts >= DOUBTS_MAX) {
            doubts = 0;
            relearn();
        }
    }

    private int block(long index) {
        boolean kept = index >= 0 && index < blockCount && index >= blockCount - BLOCKS;
        return kept ? blocks[(int) (index & BLOCKS - 1)] : 0;
    }

    /// The noise in thousandths of the height.
    int noisePerMille() {
        return (int) Math.min(100_000, noise * 1000L / height);
    }

    /// True when nothing has moved here for a second and a half.
    boolean silent() {
        return silence > silenceMax;
    }

    /// The weight in use.
    int weight() {
        return weight;
    }

    /// Gives it a weight of 0 to `BEAT`.
    void weigh(int weight) {
        this.weight = weight;
        gain = ((long) weight << FRACTION_BITS) / height;
    }

    /// The deflection of `ago` samples before now, in shares times 2^16.
    long deflection(int ago) {
        return Math.abs(filter.band(ago)) * gain;
    }

    /// The slope of `ago` samples before now, in shares times 2^16.
    long steepness(int ago) {
        return filter.steepness(ago) * gain;
    }
}
