package homeostat.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything about a recording that can be verified without knowing the patient: is it whole, does
/// it agree with itself, what is strange about it.
///
/// A *fault* means that something in the recording must not be believed; a *remark* is only
/// something to know, as a gap is.
///
/// @param faults  what is wrong, a sentence each
/// @param remarks what is merely so
public record Checkup(List<String> faults, List<String> remarks) {
    private static final int BLOCK = 1 << 15;
    private static final int SENTENCES_MAX = 100;

    /// Copies the lists.
    public Checkup {
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    /// Whether nothing is wrong.
    public boolean passed() {
        return faults.isEmpty();
    }

    /// Reads the whole recording in `path` and says what was found.
    ///
    /// Throws `RecordException` only when it cannot be opened at all.
    public static Checkup of(Path path, String person, Advance advance) {
        List<String> faults = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        try (Recording recording = Recordings.open(path, person)) {
            gaps(recording, remarks);
            collect(faults, () -> order(recording, remarks, faults));
            switch (recording) {
                case EdfFile edf -> edf(edf, faults, remarks);
                case WfdbFile wfdb -> wfdb(wfdb, path, faults, remarks);
                default -> remarks.add("the format brings no checksums");
            }
            collect(faults, () -> samples(recording, remarks, advance));
        }
        return new Checkup(faults, remarks);
    }

    private static void collect(List<String> faults, Runnable work) {
        try {
            work.run();
        } catch (RecordException e) {
            if (!faults.contains(e.getMessage())) {
                faults.add(e.getMessage());
            }
        }
    }

    private static void gaps(Recording recording, List<String> remarks) {
        Timeline timeline = recording.outline().timeline();
        long endNs = 0;
        for (Timeline.Stretch stretch : timeline.stretches()) {
            if (stretch.startNs() > endNs && endNs > 0 && remarks.size() < SENTENCES_MAX) {
                remarks.add("gap of " + (stretch.startNs() - endNs) / 1e9 + " s from "
                    + endNs / 1e9 + " s on");
            }
            endNs = timeline.endNs(stretch);
        }
        if (timeline.stretches().size() > 1) {
            remarks.add("stretches without a gap: " + timeline.stretches().size());
        }
    }

    private static void order(Recording recording, List<String> remarks, List<String> faults) {
        Timeline timeline = recording.outline().timeline();
        long endNs = Long.MIN_VALUE;
        for (Timeline.Stretch stretch : timeline.stretches()) {
            if (stretch.startNs() < endNs && faults.size() < SENTENCES_MAX) {
                faults.add("stretches overlap: file=" + recording.outline().name() + " frame="
                    + stretch.firstFrame() + ", expected it to begin after " + endNs / 1e9 + " s");
            }
            endNs = timeline.endNs(stretch);
        }
        long before = Long.MIN_VALUE;
        int backwards = 0;
        int outside = 0;
        List<Note> notes = recording.notes();
        for (Note note : notes) {
            backwards += note.onsetNs() < before ? 1 : 0;
            outside += timeline.framesPerSecond() > 0
                && (note.onsetNs() > timeline.endNs() || note.onsetNs() < 0) ? 1 : 0;
            before = note.onsetNs();
        }
        remarks.add("notes: " + notes.size());
        if (backwards > 0) {
            remarks.add("notes that are earlier than the one before: " + backwards);
        }
        if (outside > 0) {
            remarks.add("notes outside the recorded time: " + outside);
        }
    }

    private static void edf(EdfFile file, List<String> faults, List<String> remarks) {
        EdfHeader header = file.header();
        String name = file.outline().name();
        if (header.records() < 0) {
            remarks.add("number of data records not stated; the recording was not finished");
        }
        if (file.bytesBeyond() > 0) {
            faults.add("bytes after the last data record: file=" + name + " bytes="
                + file.bytesBeyond() + ", expected none");
        }
        if (header.start() == null) {
            remarks.add("start is no date");
        }
        for (EdfHeader.Column column : header.columns()) {
            if (!column.notes() && !column.signal().scale().calibrated()) {
                faults.add("signal without a scale: file=" + name + " signal="
                    + column.signal().label() + ", expected different limits, are "
                    + column.physicalText());
            }
        }
        if (header.flavour().plus() && !header.flavour().discontinuous()) {
            collect(faults, () -> file.recordTimes());
        }
    }

    private static void wfdb(WfdbFile file, Path path, List<String> faults,
            List<String> remarks) {
        Path header = path.toString().endsWith(".hea") ? path : Path.of(path + ".hea");
        List<RecordHeader.Segment> segments = file.header().segments();
        if (segments.isEmpty()) {
            collect(faults, () -> stream(header));
            if (file.header().frames() < 0) {
                remarks.add("length not stated, so checksums cannot be verified");
            }
            return;
        }
        long stated = file.header().frames();
        if (stated >= 0 && stated != file.outline().timeline().frames()) {
            faults.add("segments are not as long as the record: file=" + header + " line=1 is="
                + stated + ", expected " + file.outline().timeline().frames());
        }
        for (RecordHeader.Segment segment : segments) {
            if (!segment.empty() && segment.frames() > 0 && faults.size() < SENTENCES_MAX) {
                collect(faults, () -> stream(header.resolveSibling(segment.name() + ".hea")));
            }
        }
    }

    /// Reads an ordinary record to its end; first samples and checksums are compared on the way.
    private static void stream(Path header) {
        try (RecordReader reader = RecordReader.open(header)) {
            int stride = Math.max(1, reader.header().frameSamples());
            int frames = Math.max(1, BLOCK / stride);
            int[] samples = new int[frames * stride];
            int read = reader.read(samples, frames);
            while (read > 0) {
                read = reader.read(samples, frames);
            }
        }
    }

    private static void samples(Recording recording, List<String> remarks, Advance advance) {
        Outline outline = recording.outline();
        double[] values = new double[BLOCK];
        long done = 0;
        long all = 0;
        for (int i = 0; i < outline.signals().size(); i++) {
            all += outline.samples(i);
        }
        for (int i = 0; i < outline.signals().size(); i++) {
            long missing = 0;
            for (long at = 0; at < outline.samples(i); at += BLOCK) {
                int count = (int) Math.min(BLOCK, outline.samples(i) - at);
                recording.physical(i, at, count, values, 0);
                for (int k = 0; k < count; k++) {
                    missing += Math.abs(values[k]) <= Double.MAX_VALUE ? 0 : 1;
                }
                done += count;
                advance.show(done, all);
            }
            if (missing > 0) {
                remarks.add("missing samples of \"" + outline.signals().get(i).label() + "\": "
                    + missing + " of " + outline.samples(i));
            }
        }
    }
}
