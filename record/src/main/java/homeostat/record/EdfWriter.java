package homeostat.record;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Writes any recording as EDF+ or BDF+.
///
/// A recording with gaps becomes a discontinuous file, whose every data record says when it began.
/// Data records divide every stretch evenly, so that nothing is padded, and are as close to a
/// second as that and an exact decimal duration allow. What the format cannot say is returned.
///
/// Source: B. Kemp and J. Olivan, Clinical Neurophysiology 114 (2003) 1755-1761.
public final class EdfWriter {
    private static final int NOTES_BYTES_MIN = 60;
    private static final long RECORD_FRAMES_MAX = 1 << 20;
    private static final int RECORD_BYTES_MAX = 1 << 24;

    private final Recording recording;
    private final Outline outline;
    private final boolean bdf;
    private final Advance advance;
    private final Losses losses = new Losses();
    private final List<Scale> scales = new ArrayList<>();
    private final List<List<byte[]>> lists = new ArrayList<>();
    private long recordFrames;
    private long records;
    private int notesBytes = NOTES_BYTES_MIN;

    private EdfWriter(Recording recording, boolean bdf, Advance advance) {
        this.recording = recording;
        this.outline = Excerpt.refined(recording.outline());
        this.bdf = bdf;
        this.advance = advance;
    }

    /// Writes `recording` to `file`, as BDF+ with 24 bits when `bdf`, and returns what could not be
    /// carried, a sentence each.
    ///
    /// Throws `RecordException` when a file cannot be read or written.
    public static List<String> write(Recording recording, Path file, boolean bdf,
            Advance advance) {
        EdfWriter writer = new EdfWriter(recording, bdf, advance);
        try (Draft draft = new Draft(file.toAbsolutePath().getParent())) {
            writer.plan();
            draft.file(file.getFileName().toString(), writer::write);
            draft.keep();
        }
        return writer.losses.sentences();
    }

    private void plan() {
        for (int i = 0; i < outline.signals().size(); i++) {
            scales.add(scale(i));
        }
        divide();
        spread(recording.notes());
    }

    private int reach() {
        return bdf ? (1 << 23) - 1 : (1 << 15) - 1;
    }

    /// A scale whose integers fit the file.
    private Scale scale(int index) {
        Signal signal = outline.signals().get(index);
        Scale scale = signal.scale();
        if (scale == null) {
            Quantizer found = Quantizer.of(recording, index, reach());
            if (!found.exact()) {
                losses.add("values of \"" + signal.label() + "\" are rounded to "
                    + 1 / found.scale().gain() + " " + signal.units());
            }
            return found.scale();
        }
        if (scale.min() < -reach() - 1 || scale.max() > reach()) {
            return new Scale(scale.gain(), scale.baseline(), Math.max(scale.min(), -reach() - 1),
                Math.min(scale.max(), reach()));
        }
        if (!scale.calibrated()) {
            losses.add("\"" + signal.label() + "\" has no physical scale; its physical range is "
                + "written as its stored one");
        }
        return scale;
    }

    /// Frames of a data record: a divisor of all stretches.
    private void divide() {
        Timeline timeline = outline.timeline();
        long common = 0;
        for (Timeline.Stretch stretch : timeline.stretches()) {
            common = Excerpt.gcd(stretch.frames(), common);
        }
        double rate = timeline.framesPerSecond();
        double bestCost = Double.POSITIVE_INFINITY;
        recordFrames = 1;
        long frameBytes = 1;
        for (Signal signal : outline.signals()) {
            frameBytes += signal.samplesPerFrame() * (bdf ? 3L : 2L);
        }
        for (long k = 1; k <= Math.min(common, RECORD_FRAMES_MAX)
                && k * frameBytes <= RECORD_BYTES_MAX; k++) {
            if (common % k == 0 && (rate == 0 || exact(k / rate))) {
                double cost = rate == 0 ? k : Math.abs(Math.log(k / rate));
                if (cost < bestCost) {
                    bestCost = cost;
                    recordFrames = k;
                }
            }
        }
        if (common > 0 && bestCost == Double.POSITIVE_INFINITY) {
            recordFrames = Math.max(1, Excerpt.gcd(common, Math.max(1, Math.round(rate))));
            losses.add("the duration of a data record, " + recordFrames / rate
                + " s, is rounded to 8 characters");
        }
        for (Timeline.Stretch stretch : timeline.stretches()) {
            records += stretch.frames() / recordFrames;
        }
    }

    private static boolean exact(double seconds) {
        return Double.parseDouble(eight(seconds)) == seconds;
    }

    /// A number in at most 8 characters, as exact as they allow.
    static String eight(double value) {
        String best = "0";
        for (int digits = 1; digits <= 8; digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            String text = rounded.stripTrailingZeros().toPlainString();
            if (text.length() <= 8) {
                best = text;
            }
            if (Double.parseDouble(best) == value) {
                break;
            }
        }
        return best;
    }

    /// Gives every note to a data record, in order, as evenly as their times allow.
    private void spread(List<Note> notes) {
        for (long i = 0; i < records; i++) {
            lists.add(new ArrayList<>());
        }
        if (records == 0 && !notes.isEmpty()) {
            losses.add("notes are left out, since there is no data record for them");
            return;
        }
        int at = 0;
        for (Note note : notes) {
            boolean more = note.mark() != null && (note.mark().subtype() != 0
                || note.mark().channel() != 0 || note.mark().number() != 0);
            if (more) {
                losses.add("subtype, channel and number of annotations are left out");
            }
            byte[] list = (onset(note.onsetNs())
                + (note.durationNs() < 0 ? "" : "\u0015" + seconds(note.durationNs()))
                + "\u0014" + note.text().replaceAll("[\\x00\\x14\\x15]", " ") + "\u0014\0")
                .getBytes(StandardCharsets.UTF_8);
            lists.get((int) ((long) at * lists.size() / notes.size())).add(list);
            at++;
        }
        for (List<byte[]> record : lists) {
            notesBytes = Math.max(notesBytes,
                NOTES_BYTES_MIN + record.stream().mapToInt(b -> b.length).sum());
        }
        notesBytes = (notesBytes + 5) / 6 * 6;
    }

    private static String onset(long ns) {
        return (ns < 0 ? "-" : "+") + seconds(Math.abs(ns));
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString();
    }

    private void write(OutputStream out) throws IOException {
        out.write(header());
        long done = 0;
        for (Timeline.Stretch stretch : outline.timeline().stretches()) {
            for (long at = 0; at < stretch.frames(); at += recordFrames) {
                long startNs = stretch.startNs() + outline.timeline().spanNs(at);
                record(out, stretch.firstFrame() + at, startNs, (int) done);
                advance.show(++done, records);
            }
        }
    }

    private void record(OutputStream out, long frame, long startNs, int number)
            throws IOException {
        int width = bdf ? 3 : 2;
        for (int i = 0; i < outline.signals().size(); i++) {
            Signal signal = outline.signals().get(i);
            int count = (int) recordFrames * signal.samplesPerFrame();
            int[] samples = new int[count];
            fetch(i, frame * signal.samplesPerFrame(), samples);
            byte[] packed = new byte[count * width];
            for (int k = 0; k < count; k++) {
                int sample = fitting(i, samples[k]);
                for (int b = 0; b < width; b++) {
                    packed[k * width + b] = (byte) (sample >> 8 * b);
                }
            }
            out.write(packed);
        }
        byte[] notes = new byte[notesBytes];
        byte[] time = (onset(startNs) + "\u0014\u0014\0").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(time, 0, notes, 0, time.length);
        int at = time.length;
        for (byte[] list : lists.get(number)) {
            System.arraycopy(list, 0, notes, at, list.length);
            at += list.length;
        }
        out.write(notes);
    }

    private void fetch(int signal, long from, int[] samples) {
        if (outline.signals().get(signal).scale() != null) {
            recording.raw(signal, from, samples.length, samples, 0);
            return;
        }
        double[] values = new double[samples.length];
        recording.physical(signal, from, samples.length, values, 0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Quantizer.stored(values[i], scales.get(signal));
        }
    }

    private int fitting(int signal, int sample) {
        Scale scale = scales.get(signal);
        if (sample == Recording.MISSING) {
            losses.add("EDF has no value for \"none\"; missing samples of \""
                + outline.signals().get(signal).label() + "\" are " + scale.min());
            return scale.min();
        }
        int kept = Math.clamp(sample, -reach() - 1, reach());
        if (kept != sample) {
            losses.add("samples of \"" + outline.signals().get(signal).label() + "\" beyond "
                + (bdf ? 24 : 16) + " bits are clipped");
        }
        return kept;
    }

    private byte[] header() {
        int count = outline.signals().size() + 1;
        StringBuilder text = new StringBuilder();
        LocalDateTime start = outline.timeline().start();
        Timeline timeline = outline.timeline();
        boolean gaps = timeline.stretches().size() > 1;
        if (start != null && (start.getYear() < 1985 || start.getYear() > 2084)) {
            losses.add("the year " + start.getYear()
                + " stands in the recording field only; the date field ends in 2084");
        }
        field(text, bdf ? "\u00ffBIOSEMI" : "0", 8);
        field(text, patient(), 80);
        field(text, recordingField(start), 80);
        field(text, start == null ? "01.01.85" : day(start, "dd.MM.yy"), 8);
        field(text, start == null ? "00.00.00" : day(start, "HH.mm.ss"), 8);
        field(text, Integer.toString((count + 1) * EdfHeader.BLOCK), 8);
        field(text, (bdf ? "BDF+" : "EDF+") + (gaps ? "D" : "C"), 44);
        field(text, Long.toString(records), 8);
        double rate = timeline.framesPerSecond();
        field(text, rate == 0 ? "0" : eight(recordFrames / rate), 8);
        field(text, Integer.toString(count), 4);
        signals(text);
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return bytes;
    }

    private static String day(LocalDateTime start, String pattern) {
        return start.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    private String patient() {
        outline.remarks().forEach((key, value) -> {
            if (!key.equals("patient") && !key.equals("recording") && !value.isEmpty()) {
                losses.add("remark \"" + key + "\" is left out: " + value);
            }
        });
        String patient = outline.remarks().getOrDefault("patient", "");
        return patient.isEmpty() ? "X X X X" : patient;
    }

    private String recordingField(LocalDateTime start) {
        String given = outline.remarks().getOrDefault("recording", "");
        String date = start == null ? "X"
            : day(start, "dd-MMM-uuuu").toUpperCase(Locale.ROOT);
        if (given.startsWith("Startdate ")) {
            String[] parts = given.split(" +", 3);
            return "Startdate " + date + " " + (parts.length == 3 ? parts[2] : "X X X");
        }
        return "Startdate " + date + " X X "
            + (given.isEmpty() ? outline.name() : given).replace(' ', '_');
    }

    private void signals(StringBuilder text) {
        List<String[]> columns = new ArrayList<>();
        for (int i = 0; i < outline.signals().size(); i++) {
            Signal signal = outline.signals().get(i);
            Scale scale = scales.get(i);
            columns.add(new String[] {signal.label(), signal.transducer(), signal.units(),
                limit(signal, scale, scale.min()), limit(signal, scale, scale.max()),
                Integer.toString(scale.min()), Integer.toString(scale.max()),
                signal.prefilter(), Long.toString(recordFrames * signal.samplesPerFrame()), ""});
        }
        int width = bdf ? 3 : 2;
        columns.add(new String[] {bdf ? "BDF Annotations" : "EDF Annotations", "", "", "-1", "1",
            Integer.toString(-reach() - 1), Integer.toString(reach()), "",
            Integer.toString(notesBytes / width), ""});
        int[] widths = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
        for (int k = 0; k < widths.length; k++) {
            for (String[] column : columns) {
                field(text, column[k], widths[k]);
            }
        }
    }

    private String limit(Signal signal, Scale scale, int stored) {
        double value = scale.calibrated() ? (stored - scale.baseline()) / scale.gain() : stored;
        String text = eight(value);
        if (Math.abs(Double.parseDouble(text) - value) > 1e-12 * Math.abs(value)) {
            losses.add("physical limits of \"" + signal.label()
                + "\" are rounded to 8 characters: " + value + " is written as " + text);
        }
        return text;
    }

    private void field(StringBuilder text, String value, int width) {
        String plain = value.replace('\u00b5', 'u').replace('\u03bc', 'u');
        byte[] ascii = plain.getBytes(StandardCharsets.US_ASCII);
        if (!plain.startsWith("\u00ff")) {
            plain = new String(ascii, StandardCharsets.US_ASCII).replaceAll("[^ -~]", " ");
        }
        if (!plain.equals(value) || plain.length() > width) {
            losses.add("header text is shortened or brought to ASCII: " + value);
        }
        char[] cell = new char[width];
        Arrays.fill(cell, ' ');
        plain.getChars(0, Math.min(width, plain.length()), cell, 0);
        text.append(cell);
    }
}
