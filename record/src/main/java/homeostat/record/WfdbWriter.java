package homeostat.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes any recording as a WFDB record: header, signal file, annotations.
///
/// The signal file has the smallest format that holds every signal's range with a value to spare
/// for "none"; first samples and checksums are stated. A recording with gaps becomes a record of
/// segments with a layout, its gaps null segments. Headers are moved into place last, so that a
/// broken record has none.
///
/// Source: WFDB Applications Guide, header(5), signal(5), annot(5), G. Moody.
public final class WfdbWriter {
    private static final int BLOCK_SAMPLES = 1 << 15;
    private static final int TEXT_BYTES_MAX = 255;
    private static final SampleFormat[] BY_SIZE = {SampleFormat.FORMAT_80,
        SampleFormat.FORMAT_212, SampleFormat.FORMAT_16, SampleFormat.FORMAT_24,
        SampleFormat.FORMAT_32};

    private final Recording recording;
    private final Outline outline;
    private final String name;
    private final Advance advance;
    private final Losses losses = new Losses();
    private final List<Scale> scales = new ArrayList<>();
    private SampleFormat format;
    private long done;

    private WfdbWriter(Recording recording, String name, Advance advance) {
        this.recording = recording;
        this.outline = recording.outline();
        this.name = name;
        this.advance = advance;
    }

    /// Writes `recording` as the record whose header is the file `header`, in the smallest format
    /// that holds it, and returns what could not be carried, a sentence each.
    ///
    /// Throws `RecordException` when a file cannot be read or written.
    public static List<String> write(Recording recording, Path header, Advance advance) {
        return write(recording, header, null, advance);
    }

    /// The same in a format of choice, or the smallest that holds the recording for null.
    public static List<String> write(Recording recording, Path header, SampleFormat format,
            Advance advance) {
        String file = String.valueOf(header.getFileName());
        String name = file.endsWith(".hea") ? file.substring(0, file.length() - 4) : file;
        if (!RecordSource.Names.plain(name) || format != null
                && (format.compressed() || format == SampleFormat.FORMAT_0)) {
            throw new RecordException("cannot write such a record: file=" + header
                + ", expected a plain name and a format that is not compressed");
        }
        WfdbWriter writer = new WfdbWriter(recording, name, advance);
        writer.format = format;
        try (Draft draft = new Draft(header.toAbsolutePath().getParent())) {
            writer.write(draft);
            draft.keep();
        }
        return writer.losses.sentences();
    }

    private void write(Draft draft) {
        plan();
        List<Annotation> annotations = annotations();
        List<Timeline.Stretch> stretches = outline.timeline().stretches();
        if (stretches.size() == 1 && stretches.getFirst().firstFrame() == 0
                && stretches.getFirst().frames() == outline.timeline().frames()) {
            LocalDateTime start = outline.timeline().start();
            String text = samples(draft, name, stretches.getFirst(), start == null ? null
                : start.plusNanos(stretches.getFirst().startNs()));
            notes(draft, annotations);
            draft.text(name + ".hea", text + comments());
        } else {
            segments(draft, stretches, annotations);
        }
    }

    private void notes(Draft draft, List<Annotation> annotations) {
        if (!annotations.isEmpty() || draft.replaces(name + ".atr")) {
            draft.file(name + ".atr", out -> out.write(AnnotationFile.bytes(annotations)));
        }
    }

    /// A scale for every signal, and one format for all.
    private void plan() {
        boolean chosen = format != null;
        SampleFormat widest = chosen ? format : BY_SIZE[0];
        for (int i = 0; i < outline.signals().size(); i++) {
            Signal signal = outline.signals().get(i);
            Scale scale = signal.scale();
            if (scale == null) {
                Quantizer found = Quantizer.of(recording, i,
                    chosen ? format.max() : SampleFormat.FORMAT_32.max());
                scale = found.scale();
                if (!found.exact()) {
                    losses.add("values of \"" + signal.label() + "\" are rounded to "
                        + number(1 / scale.gain()) + " " + signal.units());
                }
            }
            if (!scale.calibrated()) {
                losses.add("\"" + signal.label() + "\" has no physical scale; WFDB readers "
                    + "will assume 200 units per mV");
            }
            if (scale.calibrated() && scale.baseline() != Math.rint(scale.baseline())) {
                losses.add("baseline of \"" + signal.label() + "\" is rounded from "
                    + scale.baseline() + " to a whole number");
            }
            scales.add(scale);
            int index = 0;
            while (!chosen && index < BY_SIZE.length - 1 && !holds(BY_SIZE[index], scale)) {
                index++;
            }
            widest = !chosen && BY_SIZE[index].max() > widest.max() ? BY_SIZE[index] : widest;
            if (!signal.transducer().isEmpty() || !signal.prefilter().isEmpty()) {
                losses.add("transducer and prefilter of \"" + signal.label() + "\" are left out");
            }
        }
        format = widest;
    }

    private static boolean holds(SampleFormat format, Scale scale) {
        return format.min() <= scale.min() && format.max() >= scale.max();
    }

    private void segments(Draft draft, List<Timeline.Stretch> stretches,
            List<Annotation> annotations) {
        StringBuilder master = new StringBuilder(name + "_layout 0\n");
        List<String> headers = new ArrayList<>();
        Timeline timeline = outline.timeline();
        long at = 0;
        int lines = 1;
        for (int i = 0; i < stretches.size(); i++) {
            Timeline.Stretch stretch = stretches.get(i);
            long frame = frameAt(stretch.startNs());
            if (frame > at) {
                master.append("~ ").append(frame - at).append('\n');
                lines++;
            }
            String part = String.format(Locale.ROOT, "%s_%04d", name, i + 1);
            headers.add(samples(draft, part, stretch, null));
            master.append(part).append(' ').append(stretch.frames()).append('\n');
            lines++;
            at = Math.max(frame, at) + stretch.frames();
        }
        notes(draft, annotations);
        for (int i = 0; i < headers.size(); i++) {
            draft.text(String.format(Locale.ROOT, "%s_%04d.hea", name, i + 1), headers.get(i));
        }
        draft.text(name + "_layout.hea", layout());
        draft.text(name + ".hea", name + "/" + lines + " " + outline.signals().size() + " "
            + number(rate()) + " " + at + time(timeline.start()) + "\n" + master + comments());
    }

    private double rate() {
        double rate = outline.timeline().framesPerSecond();
        if (rate == 0) {
            losses.add("frames have no duration; the header says 1 a second");
        }
        return rate == 0 ? 1 : rate;
    }

    private long frameAt(long timeNs) {
        double frames = timeNs / 1e9 * rate();
        if (Math.abs(frames - Math.rint(frames)) > 1e-6) {
            losses.add("gaps are rounded to whole frames of " + number(1 / rate()) + " s");
        }
        return Math.round(frames);
    }

    private String layout() {
        StringBuilder text = new StringBuilder(name + "_layout " + outline.signals().size() + " "
            + number(rate()) + " 0\n");
        for (int i = 0; i < outline.signals().size(); i++) {
            line(text, "~", i, new int[] {0, 0});
        }
        return text.toString();
    }

    private static String time(LocalDateTime start) {
        return start == null ? ""
            : start.format(DateTimeFormatter.ofPattern(" HH:mm:ss", Locale.ROOT))
                + (start.getNano() == 0 ? ""
                    : String.format(Locale.ROOT, ".%09d", start.getNano()).replaceAll("0+$", ""))
                + start.format(DateTimeFormatter.ofPattern(" dd/MM/uuuu", Locale.ROOT));
    }

    /// Writes the samples of a stretch, and returns the header that belongs to them.
    private String samples(Draft draft, String part, Timeline.Stretch stretch,
            LocalDateTime start) {
        int count = outline.signals().size();
        int[][] stated = new int[count][2];
        if (count > 0) {
            draft.file(part + ".dat", out -> {
                if (format == SampleFormat.FORMAT_8) {
                    differences(out, stretch, stated);
                } else {
                    pack(out, stretch, stated);
                }
            });
        }
        StringBuilder text = new StringBuilder(part + " " + count + " " + number(rate()) + " "
            + stretch.frames() + time(start) + "\n");
        for (int i = 0; i < count; i++) {
            line(text, part + ".dat", i, stated[i]);
        }
        return text.toString();
    }

    private int stride() {
        return outline.signals().stream().mapToInt(Signal::samplesPerFrame).sum();
    }

    private void pack(OutputStream out, Timeline.Stretch stretch, int[][] stated)
            throws IOException {
        int stride = stride();
        int unit = format.groupSamples();
        int frames = Math.max(1, BLOCK_SAMPLES / stride / unit) * unit;
        int[] block = new int[frames * stride];
        byte[] packed = new byte[(int) format.bytesFor((long) frames * stride)
            + format.groupBytes()];
        for (long at = 0; at < stretch.frames(); at += frames) {
            int part = (int) Math.min(frames, stretch.frames() - at);
            fill(block, stretch.firstFrame() + at, part, at == 0 ? stated : null);
            sum(block, part, stated);
            java.util.Arrays.fill(packed, (byte) 0);
            for (int i = 0; i < part * stride; i++) {
                format.pack(block[i], i, packed);
            }
            out.write(packed, 0, (int) format.bytesFor((long) part * stride));
        }
    }

    /// Differences of at most 8 bits; a steeper step is caught up with as quickly as possible.
    private void differences(OutputStream out, Timeline.Stretch stretch, int[][] stated)
            throws IOException {
        int stride = stride();
        int frames = Math.max(1, BLOCK_SAMPLES / stride);
        int[] block = new int[frames * stride];
        int[] last = new int[stated.length];
        for (long at = 0; at < stretch.frames(); at += frames) {
            int part = (int) Math.min(frames, stretch.frames() - at);
            fill(block, stretch.firstFrame() + at, part, at == 0 ? stated : null);
            int slot = 0;
            for (int k = 0; k < part; k++) {
                for (int i = 0; i < stated.length; i++) {
                    last[i] = at == 0 && k == 0 ? stated[i][0] : last[i];
                    for (int j = outline.signals().get(i).samplesPerFrame(); j > 0; j--) {
                        int step = Math.clamp(block[slot] - (long) last[i], -128, 127);
                        last[i] += step;
                        if (last[i] != block[slot]) {
                            losses.add("steps beyond 8 bits in \""
                                + outline.signals().get(i).label() + "\" are flattened");
                        }
                        block[slot++] = last[i];
                        out.write(step);
                    }
                }
            }
            sum(block, part, stated);
        }
    }

    /// Fetches a block of frames, with the format's own value for "none".
    private void fill(int[] block, long from, int frames, int[][] stated) {
        int stride = stride();
        int slot = 0;
        for (int i = 0; i < outline.signals().size(); i++) {
            int run = outline.signals().get(i).samplesPerFrame();
            int[] lane = fetched(i, from * run, frames * run);
            for (int k = 0; k < frames; k++) {
                for (int j = 0; j < run; j++) {
                    block[k * stride + slot + j] = kept(i, lane[k * run + j]);
                }
            }
            if (stated != null) {
                stated[i][0] = block[slot];
            }
            slot += run;
        }
        done += frames;
        advance.show(done, outline.timeline().frames());
    }

    private int[] fetched(int signal, long from, int count) {
        int[] lane = new int[count];
        if (outline.signals().get(signal).scale() != null) {
            recording.raw(signal, from, count, lane, 0);
            return lane;
        }
        double[] values = new double[count];
        recording.physical(signal, from, count, values, 0);
        for (int i = 0; i < count; i++) {
            lane[i] = Quantizer.stored(values[i], scales.get(signal));
        }
        return lane;
    }

    private int kept(int signal, int sample) {
        if (sample == Recording.MISSING) {
            if (format == SampleFormat.FORMAT_8) {
                losses.add("format 8 has no value for \"none\"; missing samples are 0");
                return 0;
            }
            return format.invalid();
        }
        int kept = Math.clamp(sample, format.min(), format.max());
        if (kept != sample) {
            losses.add("samples of \"" + outline.signals().get(signal).label()
                + "\" beyond format " + format.code() + " are clipped");
        }
        return kept;
    }

    private void sum(int[] block, int frames, int[][] stated) {
        int slot = 0;
        for (int k = 0; k < frames; k++) {
            for (int i = 0; i < stated.length; i++) {
                for (int j = outline.signals().get(i).samplesPerFrame(); j > 0; j--) {
                    stated[i][1] += block[slot++];
                }
            }
        }
    }

    private void line(StringBuilder text, String file, int index, int[] stated) {
        Signal signal = outline.signals().get(index);
        Scale scale = scales.get(index);
        boolean layout = file.equals("~");
        text.append(file).append(' ').append(layout ? 0 : format.code());
        if (signal.samplesPerFrame() > 1) {
            text.append('x').append(signal.samplesPerFrame());
        }
        text.append(' ');
        String units = signal.units().strip().replaceAll("\\s+", "_");
        if (scale.calibrated()) {
            text.append(number(scale.gain())).append('(')
                .append(Math.round(scale.baseline())).append(')');
        } else {
            text.append('0');
        }
        if (!units.isEmpty()) {
            text.append('/').append(units);
        } else {
            losses.add("\"" + signal.label() + "\" has no unit; WFDB readers will assume mV");
        }
        long range = (long) scale.max() - scale.min();
        text.append(' ').append(Math.max(1, 64 - Long.numberOfLeadingZeros(range)))
            .append(" 0 ").append(stated[0]).append(' ').append((short) stated[1])
            .append(" 0 ").append(signal.label().replaceAll("[\r\n]", " ")).append('\n');
    }

    private String comments() {
        StringBuilder text = new StringBuilder();
        outline.remarks().forEach((key, value) -> {
            if (!value.isEmpty() && !key.equals("base time")) {
                text.append(key.startsWith("comment ") ? "# " : "# " + key + ": ")
                    .append(value.replaceAll("[\r\n]", " ")).append('\n');
            }
        });
        return text.toString();
    }

    private List<Annotation> annotations() {
        List<Annotation> annotations = new ArrayList<>();
        long origin = outline.timeline().stretches().size() == 1
            ? outline.timeline().stretches().getFirst().startNs() : 0;
        for (Note note : recording.notes()) {
            Annotation mark = note.mark();
            long frame = Math.round((note.onsetNs() - origin) / 1e9 * rate());
            if (note.durationNs() > 0) {
                losses.add("notes have no duration in WFDB");
            }
            String text = mark == null ? note.text() : mark.text();
            while (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                    > TEXT_BYTES_MAX) {
                text = text.substring(0, text.length() - 1);
                losses.add("notes longer than 255 bytes are cut");
            }
            annotations.add(mark == null
                ? new Annotation(frame, AnnotationCode.COMMENT, 0, 0, 0, text)
                : new Annotation(frame, mark.code(), mark.subtype(), mark.channel(),
                    mark.number(), text));
        }
        annotations.sort(java.util.Comparator.comparingLong(Annotation::sample));
        return annotations;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value) : Double.toString(value);
    }
}
