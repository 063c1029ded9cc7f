package homeostat.record;

import java.util.List;

/// One recording, whatever file it came from: the one thing that converters, plotters, wards and
/// detectors see.
///
/// A recording has signals, each with a rate, a unit and a scale of its own, on one axis of
/// *frames*. A frame holds `samplesPerFrame` samples of each signal; sample `i` of a signal lies in
/// frame `i / samplesPerFrame`. An EDF file's frame is its data record, a CSV table's its row.
///
/// **A gap is a gap.** The `stretches` of the timeline say which frames were recorded and when each
/// stretch began. Frames between two stretches hold nothing, and two stretches whose frames follow
/// upon each other may still be hours apart: time is what a stretch says, never the number of
/// frames before it.
///
/// Any range may be read in any order; memory does not depend on the recording's length. A reader
/// belongs to one thread at a time. Every fault in a file is a `RecordException`.
public interface Recording extends AutoCloseable {
    /// The stored value that stands for "nothing was recorded here", whatever the file writes.
    int MISSING = Integer.MIN_VALUE;

    /// What is known before a sample is read.
    Outline outline();

    /// Reads `count` stored integers of signal number `signal` from its sample `from` on into
    /// `samples[at]` and those after it; `MISSING` where there are none.
    ///
    /// Throws `RecordException` when the range leaves the recording, the file is broken, or the
    /// signal has no integers (`Signal.scale()` is null).
    void raw(int signal, long from, int count, int[] samples, int at);

    /// Reads physical values in the signal's unit; NaN where there are none.
    ///
    /// Throws `RecordException` as `raw` does.
    default void physical(int signal, long from, int count, double[] values, int at) {
        Scale scale = outline().signals().get(signal).scale();
        int[] stored = new int[count];
        raw(signal, from, count, stored, 0);
        for (int i = 0; i < count; i++) {
            values[at + i] = scale.physical(stored[i]);
        }
    }

    /// What was noted on the recording, in the order of the file.
    ///
    /// Throws `RecordException` when the notes are malformed.
    List<Note> notes();

    /// Lets go of the files.
    @Override
    void close();
}
