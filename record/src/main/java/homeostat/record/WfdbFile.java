package homeostat.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A WFDB record as a recording: an ordinary one, or one put together from segments.
///
/// Segments of a record with a *variable layout* have their own signals in their own order; the
/// layout says what the record has, and a signal that a segment lacks is missing there. Where a
/// segment has another scale than the layout, physical values are those of the segment, and stored
/// integers are brought to the layout's scale. Null segments (`~`) are gaps of the timeline. A
/// segment's files are opened when it is read, one segment at a time.
///
/// Source: WFDB Applications Guide, header(5), G. Moody.
public final class WfdbFile implements Recording {
    private static final String HEADER = ".hea";

    private final RecordSource source;
    private final String headerName;
    private final String annotator;
    private final RecordHeader header;
    private final List<SignalHeader> signals;
    private final Outline outline;
    private final List<RecordHeader.Segment> segments = new ArrayList<>();
    private final List<Long> firsts = new ArrayList<>();
    private WfdbSegment open;
    private int openIndex = -1;
    private int[] signalOf;

    private WfdbFile(RecordSource source, String headerName, String annotator) {
        this.source = source;
        this.headerName = headerName;
        this.annotator = annotator;
        header = HeaderParser.parse(headerName, source.whole(headerName));
        try {
            signals = List.copyOf(header.segments().isEmpty() ? ordinary() : together());
            outline = new Outline(header.name(), format(), timeline(), described(), remarks());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the record whose header is the file `header`; its other files lie beside it, its
    /// annotations in `NAME.atr`.
    ///
    /// Throws `RecordException` when a file is missing, malformed or shorter than stated.
    public static WfdbFile open(Path header) {
        Path name = header.getFileName();
        if (name == null) {
            throw new RecordException("not a header: file=" + header + ", expected NAME.hea");
        }
        return open(RecordSource.folder(header.toAbsolutePath().getParent()), name.toString(),
            "atr");
    }

    /// Opens the record whose header is called `headerName` in `source`, with the annotations of
    /// `annotator`, the ending of their file.
    public static WfdbFile open(RecordSource source, String headerName, String annotator) {
        return new WfdbFile(source, headerName, annotator);
    }

    private List<SignalHeader> ordinary() {
        open = WfdbSegment.of(source, headerName, header);
        openIndex = 0;
        signalOf = new int[header.signals().size()];
        Arrays.setAll(signalOf, i -> i);
        segments.add(new RecordHeader.Segment(header.name(), open.frames()));
        firsts.add(0L);
        return header.signals();
    }

    private List<SignalHeader> together() {
        long first = 0;
        List<SignalHeader> layout = null;
        for (RecordHeader.Segment segment : header.segments()) {
            boolean layoutOnly = segment.frames() == 0;
            if (layout == null && !segment.empty()) {
                String name = segment.name() + HEADER;
                layout = HeaderParser.parse(name, source.whole(name)).signals();
            }
            if (!layoutOnly) {
                segments.add(segment);
                firsts.add(first);
                first += segment.frames();
            }
            if (first < 0 || first > Long.MAX_VALUE >> 24) {
                throw new RecordException("segments too long: file=" + headerName
                    + " line=1, expected fewer than 2^39 frames");
            }
        }
        if (layout == null) {
            throw new RecordException("nothing but gaps: file=" + headerName
                + " line=2, expected a segment that was recorded");
        }
        return layout;
    }

    /// Whether the first segment is a layout.
    private boolean variable() {
        return !header.segments().isEmpty() && header.segments().getFirst().frames() == 0;
    }

    private String format() {
        return header.segments().isEmpty() ? "WFDB"
            : variable() ? "WFDB, variable layout" : "WFDB, fixed layout";
    }

    private Timeline timeline() {
        double rate = header.clock().framesPerSecond();
        long end = segments.isEmpty() ? 0 : firsts.getLast() + segments.getLast().frames();
        Timeline whole = Timeline.whole(header.clock().start(), rate, end);
        List<Timeline.Stretch> stretches = new ArrayList<>();
        long from = -1;
        for (int i = 0; i < segments.size(); i++) {
            boolean there = !segments.get(i).empty() && segments.get(i).frames() > 0;
            if (there && from < 0) {
                from = firsts.get(i);
            } else if (!there && from >= 0) {
                stretches.add(new Timeline.Stretch(from, firsts.get(i) - from,
                    whole.spanNs(from)));
                from = -1;
            }
        }
        if (from >= 0) {
            stretches.add(new Timeline.Stretch(from, end - from, whole.spanNs(from)));
        }
        return new Timeline(whole.start(), rate, end, stretches);
    }

    private List<Signal> described() {
        List<Signal> described = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            SignalHeader signal = signals.get(i);
            String label = signal.description().isEmpty()
                ? "record " + header.name() + ", signal " + i : signal.description();
            described.add(new Signal(label, signal.calibration().units(),
                signal.storage().samplesPerFrame(), scale(signal), "", ""));
        }
        return described;
    }

    private static Scale scale(SignalHeader signal) {
        SignalHeader.Calibration calibration = signal.calibration();
        SampleFormat format = signal.storage().format();
        if (format != SampleFormat.FORMAT_0) {
            return new Scale(calibration.gain(), calibration.baseline(), format.min(),
                format.max());
        }
        int half = 1 << Math.clamp(signal.converter().resolutionBits(), 2, 31) - 1;
        long middle = signal.converter().zero();
        return new Scale(calibration.gain(), calibration.baseline(),
            Math.clamp(middle - half, -Integer.MAX_VALUE, Integer.MAX_VALUE),
            Math.clamp(middle + half - 1L, -Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    private Map<String, String> remarks() {
        Map<String, String> remarks = new LinkedHashMap<>();
        if (header.clock().start() == null && !header.clock().baseTime().isEmpty()) {
            remarks.put("base time", header.clock().baseTime());
        }
        for (int i = 0; i < header.comments().size(); i++) {
            remarks.put("comment " + (i + 1), header.comments().get(i));
        }
        return remarks;
    }

    @Override
    public Outline outline() {
        return outline;
    }

    /// The header as it is.
    public RecordHeader header() {
        return header;
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        int run = signals.get(signal).storage().samplesPerFrame();
        if (from < 0 || count < 0 || from > outline.samples(signal) - count) {
            throw new RecordException("read outside the recording: file=" + headerName
                + " signal=" + signal + " from=" + from + " count=" + count
                + ", expected a stretch of its " + outline.samples(signal) + " samples");
        }
        int done = 0;
        while (done < count) {
            long frame = (from + done) / run;
            int index = segmentAt(frame);
            int part = (int) Math.min(count - done,
                (firsts.get(index) + segments.get(index).frames()) * run - from - done);
            segment(signal, index, new Range(from + done - firsts.get(index) * run, part),
                new Target(samples, at + done));
            done += part;
        }
    }

    /// Samples of a segment.
    private record Range(long from, int count) { }

    /// Where samples go.
    private record Target(int[] samples, int at) { }

    private int segmentAt(long frame) {
        int low = 0;
        int high = firsts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firsts.get(middle) <= frame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void segment(int signal, int index, Range range, Target target) {
        if (segments.get(index).empty()) {
            Arrays.fill(target.samples, target.at, target.at + range.count, MISSING);
            return;
        }
        use(index);
        int there = signalOf[signal];
        if (there < 0) {
            Arrays.fill(target.samples, target.at, target.at + range.count, MISSING);
            return;
        }
        stored(there, range, target);
        SignalHeader found = open.header().signals().get(there);
        int invalid = found.storage().format().invalid();
        for (int i = target.at; i < target.at + range.count; i++) {
            target.samples[i] = target.samples[i] == invalid ? MISSING : target.samples[i];
        }
        rescale(found.calibration(), signals.get(signal).calibration(), range, target);
    }

    /// Brings samples of a segment with another scale to the record's.
    private static void rescale(SignalHeader.Calibration from, SignalHeader.Calibration to,
            Range range, Target target) {
        if (from.gain() == to.gain() && from.baseline() == to.baseline()) {
            return;
        }
        for (int i = target.at; i < target.at + range.count; i++) {
            int sample = target.samples[i];
            target.samples[i] = sample == MISSING ? MISSING
                : (int) Math.clamp(Math.rint(from.physical(sample) * to.gain() + to.baseline()),
                    -Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
    }

    /// Samples of the open segment; a range may begin and end inside a frame.
    private void stored(int there, Range range, Target target) {
        int run = open.header().signals().get(there).storage().samplesPerFrame();
        long frame = range.from / run;
        int skipped = (int) (range.from % run);
        if (skipped == 0 && range.count % run == 0) {
            open.stored(there, frame, range.count / run, target.samples, target.at);
            return;
        }
        int frames = (int) ((range.from + range.count + run - 1) / run - frame);
        int[] whole = new int[frames * run];
        open.stored(there, frame, frames, whole, 0);
        System.arraycopy(whole, skipped, target.samples, target.at, range.count);
    }

    private void use(int index) {
        if (openIndex == index) {
            return;
        }
        close();
        String name = segments.get(index).name() + HEADER;
        open = WfdbSegment.open(source, name);
        openIndex = index;
        if (open.frames() < segments.get(index).frames()) {
            throw new RecordException("segment too short: file=" + name + " frames="
                + open.frames() + ", expected " + segments.get(index).frames() + " frames");
        }
        signalOf = new int[signals.size()];
        List<SignalHeader> found = open.header().signals();
        for (int i = 0; i < signalOf.length; i++) {
            signalOf[i] = variable() ? named(signals.get(i), found) : i < found.size() ? i : -1;
            if (signalOf[i] >= 0 && found.get(signalOf[i]).storage().samplesPerFrame()
                    != signals.get(i).storage().samplesPerFrame()) {
                throw new RecordException("segment has other samples per frame: file=" + name
                    + " signal=" + i + ", expected "
                    + signals.get(i).storage().samplesPerFrame());
            }
        }
    }

    private static int named(SignalHeader wanted, List<SignalHeader> found) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).description().equals(wanted.description())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void physical(int signal, long from, int count, double[] values, int at) {
        int[] stored = new int[count];
        if (header.segments().isEmpty()) {
            Scale scale = outline.signals().get(signal).scale();
            raw(signal, from, count, stored, 0);
            for (int i = 0; i < count; i++) {
                values[at + i] = scale.physical(stored[i]);
            }
            return;
        }
        int run = signals.get(signal).storage().samplesPerFrame();
        int done = 0;
        while (done < count) {
            int index = segmentAt((from + done) / run);
            int part = (int) Math.min(count - done,
                (firsts.get(index) + segments.get(index).frames()) * run - from - done);
            physical(signal, index, new Range(from + done - firsts.get(index) * run, part),
                stored);
            for (int i = 0; i < part; i++) {
                values[at + done + i] = open == null ? Double.NaN
                    : stored[i] == MISSING ? Double.NaN : open.header().signals()
                        .get(signalOf[signal]).calibration().physical(stored[i]);
            }
            done += part;
        }
    }

    private void physical(int signal, int index, Range range, int[] stored) {
        Arrays.fill(stored, 0, range.count, MISSING);
        if (segments.get(index).empty()) {
            return;
        }
        use(index);
        if (signalOf[signal] >= 0) {
            stored(signalOf[signal], range, new Target(stored, 0));
            int invalid = open.header().signals().get(signalOf[signal]).storage().format()
                .invalid();
            for (int i = 0; i < range.count; i++) {
                stored[i] = stored[i] == invalid ? MISSING : stored[i];
            }
        }
    }

    /// The annotations of the record; none when there is no such file.
    public List<Annotation> annotations() {
        String name = header.name() + "." + annotator;
        return source.has(name)
            ? AnnotationFile.read(source, name, header.clock().framesPerSecond()) : List.of();
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (Annotation a : annotations()) {
            String text = a.text().isEmpty() ? a.code().symbol()
                : a.code() == AnnotationCode.COMMENT ? a.text()
                    : a.code().symbol() + " " + a.text();
            notes.add(new Note(outline.timeline().spanNs(a.sample()), -1, text, a));
        }
        return notes;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        open = null;
        openIndex = -1;
    }
}
