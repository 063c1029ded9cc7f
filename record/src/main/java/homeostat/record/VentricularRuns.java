package homeostat.record;

import homeostat.signal.BeatClass;
import java.util.function.LongPredicate;

/// The runs of ventricular beats in a list of beats; a single one is a run of one.
final class VentricularRuns {
    private final Longs beats = new Longs();
    private final Longs runOfBeat = new Longs();
    private final Longs from = new Longs();
    private final Longs to = new Longs();
    private final Longs lengths = new Longs();

    VentricularRuns(long[] samples, BeatClass[] classes, int count, LongPredicate scored) {
        int length = 0;
        for (int i = 0; i <= count; i++) {
            if (i < count && classes[i] == BeatClass.VENTRICULAR && scored.test(samples[i])) {
                beats.add(samples[i]);
                runOfBeat.add(lengths.count());
                length++;
            } else {
                if (length > 0) {
                    from.add(samples[i - length]);
                    to.add(samples[i - 1]);
                    lengths.add(length);
                }
                length = 0;
            }
        }
    }

    int count() {
        return lengths.count();
    }

    int length(int index) {
        return (int) lengths.at(index);
    }

    /// How many beats in a row fall into the time of that run of `other`, give or take `window`
    /// samples: the longest such row, 0 when there is none.
    int longestWithin(VentricularRuns other, int index, long window) {
        long first = other.from.at(index) - window;
        long last = other.to.at(index) + window;
        int longest = 0;
        int length = 0;
        for (int i = beats.atLeast(first); i < beats.count() && beats.at(i) <= last; i++) {
            boolean goesOn = length > 0 && runOfBeat.at(i) == runOfBeat.at(i - 1);
            length = goesOn ? length + 1 : 1;
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
