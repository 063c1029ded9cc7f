package homeostat.seed;

import homeostat.seed.Property.Attempt;
import homeostat.seed.Property.Claim;
import java.util.Arrays;

/// The search for the simplest failing case: fewer decisions are simpler, then lower ones, the
/// earlier decisions counting more. Each step generates from changed decisions and is kept only if
/// the claim still fails and the case did become simpler, so the search ends.
final class Shrinking<T> {
    private static final int ATTEMPTS_MAX = 20_000;
    private static final int BLOCK_MAX = 16;

    private final Generator<T> values;
    private final Claim<? super T> claim;
    private Attempt<T> best;
    private int attempts;

    Shrinking(Generator<T> values, Claim<? super T> claim) {
        this.values = values;
        this.claim = claim;
    }

    /// The simplest failing case that can be reached from this one.
    Attempt<T> simplest(Attempt<T> failing) {
        best = failing;
        boolean better = true;
        while (better && attempts < ATTEMPTS_MAX) {
            long[] before = best.decisions();
            deleteBlocks();
            lowerEach();
            moveBetweenNeighbours();
            better = simpler(best.decisions(), before);
        }
        return best;
    }

    private void deleteBlocks() {
        for (int size = BLOCK_MAX; size > 0; size--) {
            int start = best.decisions().length - size;
            while (start >= 0) {
                if (!fails(without(best.decisions(), start, size))) {
                    start--;
                }
                start = Math.min(start, best.decisions().length - size);
            }
        }
    }

    /// Each decision to 0 or, taking away the powers of two that it has room for, to the lowest
    /// number that still fails.
    private void lowerEach() {
        for (int i = 0; i < best.decisions().length; i++) {
            if (best.decisions()[i] == 0 || fails(with(best.decisions(), i, 0))) {
                continue;
            }
            for (int bit = 63; bit >= 0 && i < best.decisions().length; bit--) {
                long power = 1L << bit;
                if (Long.compareUnsigned(best.decisions()[i], power) >= 0) {
                    fails(with(best.decisions(), i, best.decisions()[i] - power));
                }
            }
        }
    }

    /// Takes from one decision what it gives to the next: finds the minimum along a sum.
    private void moveBetweenNeighbours() {
        for (int i = 0; i + 1 < best.decisions().length; i++) {
            for (int j = i + 1; j <= i + 2 && j < best.decisions().length; j++) {
                long[] moved = with(best.decisions(), i, 0);
                moved[j] += best.decisions()[i];
                if (best.decisions()[i] != 0) {
                    fails(moved);
                }
            }
        }
    }

    /// Generates from these decisions; keeps the outcome if it fails and is simpler.
    private boolean fails(long[] decisions) {
        if (attempts++ >= ATTEMPTS_MAX) {
            return false;
        }
        Attempt<T> attempt = Attempt.of(values, claim, Choices.replay(decisions));
        if (attempt.failed() && simpler(attempt.decisions(), best.decisions())) {
            best = attempt;
            return true;
        }
        return false;
    }

    private static boolean simpler(long[] decisions, long[] than) {
        return decisions.length != than.length
                ? decisions.length < than.length
                : Arrays.compareUnsigned(decisions, than) < 0;
    }

    private static long[] with(long[] decisions, int index, long decision) {
        long[] changed = decisions.clone();
        changed[index] = decision;
        return changed;
    }

    private static long[] without(long[] decisions, int start, int size) {
        long[] rest = Arrays.copyOf(decisions, decisions.length - size);
        System.arraycopy(decisions, start + size, rest, start, rest.length - start);
        return rest;
    }
}
