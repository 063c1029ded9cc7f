package homeostat.record;

import homeostat.signal.BeatClass;
import java.util.function.LongPredicate;

/// The runs of two and more ventricular beats in a list of beats.
final class VentricularRuns {
    private final Longs from = new Longs();
    private final Longs to = new Longs();
    private final Longs lengths = new Longs();

    VentricularRuns(long[] beats, BeatClass[] classes, int count, LongPredicate scored) {
        int length = 0;
        for (int i = 0; i <= count; i++) {
            if (i < count && classes[i] == BeatClass.VENTRICULAR && scored.test(beats[i])) {
                length++;
            } else {
                if (length > 1) {
                    from.add(beats[i - length]);
                    to.add(beats[i - 1]);
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

    /// The longest run that overlaps that run of `other`, give or take `window` samples; 0 when
    /// there is none.
    int longestWithin(VentricularRuns other, int index, long window) {
        int longest = 0;
        for (int i = 0; i < count(); i++) {
            if (from.at(i) <= other.to.at(index) + window
                    && to.at(i) >= other.from.at(index) - window) {
                longest = Math.max(longest, length(i));
            }
        }
        return longest;
    }
}
