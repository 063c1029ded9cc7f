package homeostat.record.eeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Compares seizures told with seizures marked, by the rules of SzCORE.
///
/// *By event*: on either side, events less than 90 s apart are one, and one longer than 5 min
/// counts as several of 5 min. A marked event, lengthened by 30 s before and 60 s after, is found
/// when anything told overlaps it. An event told is false when any of it lies outside of all
/// lengthened events that were found. Times are tenths of a second.
///
/// *By sample*: seconds that are marked and told.
///
/// Source: J. Dan et al., "SzCORE: Seizure Community Open-Source Research Evaluation framework for
/// the validation of electroencephalography-based automated seizure detection algorithms",
/// Epilepsia 66 S3 (2025), and the behaviour of its authors' library `timescoring`.
public final class SzCore {
    private static final int TENTHS = 10;
    private static final int BEFORE = 30 * TENTHS;
    private static final int AFTER = 60 * TENTHS;
    private static final int MERGED = 90 * TENTHS;
    private static final int LONGEST = 300 * TENTHS;

    private final List<SeizureSpan> marked;
    private final List<SeizureSpan> told;
    private final double seconds;

    /// A comparison over a recording of that length.
    public SzCore(List<SeizureSpan> marked, List<SeizureSpan> told, double seconds) {
        this.marked = List.copyOf(marked);
        this.told = List.copyOf(told);
        this.seconds = seconds;
    }

    private record Event(int from, int to) {}

    /// The score by event.
    public SeizureScore events() {
        int length = (int) Math.rint(seconds * TENTHS);
        List<Event> reference = split(merge(ticks(marked, TENTHS, length)));
        List<Event> hypothesis = split(merge(ticks(told, TENTHS, length)));
        BitSet alarm = mask(hypothesis);
        BitSet found = new BitSet(length);
        int hits = 0;
        for (Event event : reference) {
            int from = Math.max(0, event.from - BEFORE);
            int to = Math.min(length, event.to + AFTER);
            int next = alarm.nextSetBit(from);
            if (next >= 0 && next < to) {
                hits++;
                found.set(from, to);
            }
        }
        int falseAlarms = 0;
        for (Event event : hypothesis) {
            falseAlarms += found.nextClearBit(event.from) < event.to ? 1 : 0;
        }
        return new SeizureScore(reference.size(), hits, falseAlarms, seconds);
    }

    /// The score by second.
    public SeizureScore samples() {
        int length = (int) Math.rint(seconds);
        BitSet reference = mask(ticks(marked, 1, length));
        BitSet alarm = mask(ticks(told, 1, length));
        BitSet hits = (BitSet) reference.clone();
        hits.and(alarm);
        alarm.andNot(reference);
        return new SeizureScore(reference.cardinality(), hits.cardinality(), alarm.cardinality(),
            seconds);
    }

    private static List<Event> ticks(List<SeizureSpan> spans, int perSecond, int length) {
        List<Event> events = new ArrayList<>();
        for (SeizureSpan span : spans) {
            int from = (int) Math.max(0, Math.rint(span.startSeconds() * perSecond));
            int to = (int) Math.min(length, Math.rint(span.endSeconds() * perSecond));
            if (from < to) {
                events.add(new Event(from, to));
            }
        }
        events.sort(Comparator.comparingInt(Event::from));
        return events;
    }

    private static List<Event> merge(List<Event> events) {
        List<Event> merged = new ArrayList<>();
        for (Event event : events) {
            Event last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && event.from - last.to < MERGED) {
                merged.set(merged.size() - 1, new Event(last.from, Math.max(last.to, event.to)));
            } else {
                merged.add(event);
            }
        }
        return merged;
    }

    private static List<Event> split(List<Event> events) {
        List<Event> parts = new ArrayList<>();
        for (Event event : events) {
            for (int from = event.from; from < event.to; from += LONGEST) {
                parts.add(new Event(from, Math.min(event.to, from + LONGEST)));
            }
        }
        return parts;
    }

    private static BitSet mask(List<Event> events) {
        BitSet mask = new BitSet();
        events.forEach(event -> mask.set(event.from, event.to));
        return mask;
    }
}
