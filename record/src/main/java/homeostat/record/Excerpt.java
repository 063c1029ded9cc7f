package homeostat.record;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a recording, as a recording.
///
/// Its frames are as short as the signals' rates allow, so that a cut need not fall between the
/// data records of a file. Its notes count from its own start; the rhythm that held at the cut is
/// stated anew there. It closes the recording it was cut from.
public final class Excerpt implements Recording {
    private static final double SECOND_NS = 1e9;

    private final Recording whole;
    private final Outline outline;
    private final long fromFrame;
    private final long fromNs;
    private final long toNs;

    private Excerpt(Recording whole, Outline outline, long fromFrame, long[] rangeNs) {
        this.whole = whole;
        this.outline = outline;
        this.fromFrame = fromFrame;
        this.fromNs = rangeNs[0];
        this.toNs = rangeNs[1];
    }

    /// What was recorded from `fromNs` to before `toNs`, nanoseconds since the recording's origin.
    ///
    /// Throws `RecordException` when that is nothing.
    public static Excerpt of(Recording whole, long fromNs, long toNs) {
        Outline fine = refined(whole.outline());
        Timeline timeline = fine.timeline();
        long from = timeline.frameFrom(fromNs);
        long to = timeline.frameFrom(toNs);
        if (to <= from) {
            throw new RecordException("excerpt outside the recording: file=" + fine.name()
                + " from=" + fromNs / SECOND_NS + " s to=" + toNs / SECOND_NS
                + " s, expected a stretch between 0 and " + timeline.endNs() / SECOND_NS
                + " s with something in it");
        }
        List<Timeline.Stretch> stretches = new ArrayList<>();
        long origin = timeline.timeNs(from);
        for (Timeline.Stretch stretch : timeline.stretches()) {
            long first = Math.max(from, stretch.firstFrame());
            long end = Math.min(to, stretch.endFrame());
            if (first < end) {
                stretches.add(new Timeline.Stretch(first - from, end - first,
                    timeline.timeNs(first) - origin));
            }
        }
        Timeline cut = new Timeline(timeline.start() == null ? null
            : timeline.start().plusNanos(origin), timeline.framesPerSecond(), to - from,
            stretches);
        return new Excerpt(whole, new Outline(fine.name(), fine.format(), cut, fine.signals(),
            fine.remarks()), from, new long[] {origin, timeline.timeNs(to - 1)
                + timeline.spanNs(1)});
    }

    /// The same recording in frames as short as the rates of its signals allow.
    static Outline refined(Outline outline) {
        long divisor = 0;
        for (Signal signal : outline.signals()) {
            divisor = gcd(signal.samplesPerFrame(), divisor);
        }
        if (divisor <= 1) {
            return outline;
        }
        List<Signal> signals = new ArrayList<>();
        for (Signal s : outline.signals()) {
            signals.add(new Signal(s.label(), s.units(),
                (int) (s.samplesPerFrame() / divisor), s.scale(), s.transducer(),
                s.prefilter()));
        }
        List<Timeline.Stretch> stretches = new ArrayList<>();
        for (Timeline.Stretch stretch : outline.timeline().stretches()) {
            stretches.add(new Timeline.Stretch(stretch.firstFrame() * divisor,
                stretch.frames() * divisor, stretch.startNs()));
        }
        Timeline timeline = new Timeline(outline.timeline().start(),
            outline.timeline().framesPerSecond() * divisor,
            outline.timeline().frames() * divisor, stretches);
        return new Outline(outline.name(), outline.format(), timeline, signals,
            outline.remarks());
    }

    static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    @Override
    public Outline outline() {
        return outline;
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        whole.raw(signal, from + fromFrame * outline.signals().get(signal).samplesPerFrame(),
            count, samples, at);
    }

    @Override
    public void physical(int signal, long from, int count, double[] values, int at) {
        whole.physical(signal,
            from + fromFrame * outline.signals().get(signal).samplesPerFrame(), count, values,
            at);
    }

    @Override
    public List<Note> notes() {
        List<Note> moved = new ArrayList<>();
        Note rhythm = null;
        for (Note note : whole.notes()) {
            boolean change = note.mark() != null
                && note.mark().code() == AnnotationCode.RHYTHM_CHANGE;
            if (note.onsetNs() < fromNs && change) {
                rhythm = note;
            }
            long endNs = note.onsetNs() + Math.max(0, note.durationNs());
            boolean lasting = note.onsetNs() < fromNs && endNs > fromNs;
            if (note.onsetNs() >= fromNs && note.onsetNs() < toNs || lasting) {
                long onset = Math.max(note.onsetNs(), fromNs);
                moved.add(new Note(onset - fromNs, note.durationNs() < 0 ? -1
                    : Math.min(endNs, toNs) - onset, note.text(), note.mark()));
            }
        }
        if (rhythm != null) {
            moved.addFirst(new Note(0, -1, rhythm.text(), rhythm.mark()));
        }
        return moved;
    }

    @Override
    public void close() {
        whole.close();
    }
}
