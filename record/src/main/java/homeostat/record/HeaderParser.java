package homeostat.record;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a WFDB header.
///
/// A header is text: one record line, one line for each signal, comments after `#`. Fields
/// depend on position, nearly all are optional, and a missing one has a value by custom. The
/// parser keeps a cursor over the fields of one line, so every complaint can name file and line.
///
/// Source: WFDB Applications Guide, header(5), G. Moody.
final class HeaderParser {
    private static final int SIGNALS_MAX = 4096;
    private static final int SAMPLES_PER_FRAME_MAX = 65536;
    private static final int FRAME_SAMPLES_MAX = 1 << 20;
    private static final long FRAMES_MAX = Long.MAX_VALUE >> 24;
    private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
    private static final Pattern FREQUENCY = Pattern.compile(
        "(" + NUMBER + ")(?:/(" + NUMBER + ")(?:\\((" + NUMBER + ")\\))?)?");
    private static final Pattern STORAGE = Pattern.compile(
        "(\\d{1,9})(?:x(\\d{1,9}))?(?::(\\d{1,9}))?(?:\\+(\\d{1,15}))?");
    private static final Pattern GAIN = Pattern.compile(
        "(" + NUMBER + ")(?:\\(([-+]?\\d{1,10})\\))?(?:/(\\S+))?");
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,18}");

    private final String file;
    private final String[] lines;
    private final List<String> comments = new ArrayList<>();
    private int line;
    private String[] fields;
    private int field;

    private HeaderParser(String file, byte[] bytes) {
        this.file = file;
        this.lines = EdfHeader.text(bytes, 0, bytes.length).split("\r\n|\n|\r", -1);
    }

    /// The header in `bytes`, which came from the file called `file`.
    static RecordHeader parse(String file, byte[] bytes) {
        return new HeaderParser(file, bytes).header();
    }

    private RecordHeader header() {
        if (!nextLine(6)) {
            throw fault("not a WFDB header", "\"record signals frequency samples\"");
        }
        String[] name = field().split("/", 2);
        if (fields.length < 2 || !RecordSource.Names.plain(name[0])) {
            throw fault("not a WFDB header", "\"record signals frequency samples\"");
        }
        int count = (int) integer("number of signals", 0, SIGNALS_MAX, 0);
        RecordHeader.Clock rate = rate();
        long frames = integer("number of samples", 0, FRAMES_MAX, -1);
        RecordHeader.Clock clock = new RecordHeader.Clock(rate.framesPerSecond(),
            rate.counterHz(), rate.counterBase(), field(), field());
        List<RecordHeader.Segment> segments = name.length == 1 ? List.of() : segments(name[1]);
        List<SignalHeader> signals = name.length == 1 ? signals(count) : List.of();
        restOfComments();
        return new RecordHeader(name[0], clock, frames == 0 ? -1 : frames, signals, segments,
            comments);
    }

    private List<SignalHeader> signals(int count) {
        List<SignalHeader> signals = new ArrayList<>();
        long frameSamples = 0;
        for (int i = 0; i < count; i++) {
            signals.add(signal(i, count));
            frameSamples += signals.get(i).storage().samplesPerFrame();
            if (frameSamples > FRAME_SAMPLES_MAX) {
                throw fault("frame too long", "at most " + FRAME_SAMPLES_MAX + " samples");
            }
        }
        return signals;
    }

    private List<RecordHeader.Segment> segments(String number) {
        if (!number.matches("\\d{1,6}") || Integer.parseInt(number) == 0) {
            throw fault("bad number of segments", "\"record/segments signals\"");
        }
        int count = Integer.parseInt(number);
        List<RecordHeader.Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!nextLine(3)) {
                throw fault("header ends early: segments=" + i, count + " segment lines");
            }
            String name = field();
            if (!name.equals("~") && !RecordSource.Names.plain(name) || fields.length < 2) {
                throw fault("bad segment", "\"record samples\" or \"~ samples\"");
            }
            segments.add(new RecordHeader.Segment(name,
                integer("segment length", 0, FRAMES_MAX, 0)));
        }
        return segments;
    }

    /// Lines after the last one that was announced are not read, but comments among them are.
    private void restOfComments() {
        boolean more = nextLine(1);
        while (more) {
            more = nextLine(1);
        }
    }

    private RecordHeader.Clock rate() {
        String text = field();
        if (text.isEmpty()) {
            return new RecordHeader.Clock(250, 250, 0, "", "");
        }
        Matcher match = FREQUENCY.matcher(text);
        double frames = match.matches() ? Double.parseDouble(match.group(1)) : Double.NaN;
        if (!(frames > 0 && frames <= 1e9)) {
            throw fault("bad sampling frequency", "a positive number up to 1e9");
        }
        double counter = match.group(2) == null ? frames : Double.parseDouble(match.group(2));
        double base = match.group(3) == null ? 0 : Double.parseDouble(match.group(3));
        return new RecordHeader.Clock(frames, counter > 0 ? counter : frames, base, "", "");
    }

    private SignalHeader signal(int index, int count) {
        if (!nextLine(9)) {
            throw fault("header ends early: signals=" + index, count + " signal lines");
        }
        SignalHeader.Storage storage = storage();
        Matcher gain = gain();
        boolean bitsKnown = fields.length > field;
        int bits = (int) integer("resolution", 0, 64, 0);
        int usual = storage.format().resolutionUsual();
        int zero = (int) integer("converter zero", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        boolean initialKnown = fields.length > field;
        int initial = (int) integer("initial value", Integer.MIN_VALUE, Integer.MAX_VALUE, zero);
        boolean sumKnown = fields.length > field;
        int sum = (int) integer("checksum", Integer.MIN_VALUE, 0xffff_ffffL, 0) & 0xffff;
        int block = (int) integer("block size", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        return new SignalHeader(storage, calibration(gain, zero),
            new SignalHeader.Converter(bitsKnown && bits > 0 ? bits : usual, zero, block),
            new SignalHeader.Integrity(initialKnown, initial, sumKnown, sum), field());
    }

    private SignalHeader.Storage storage() {
        String name = field();
        if (!name.equals("~") && !RecordSource.Names.plain(name)) {
            throw fault("bad signal file name", "a plain file name beside the header");
        }
        Matcher match = STORAGE.matcher(field());
        if (!match.matches()) {
            throw fault("bad signal format", "\"format[xN][:skew][+offset]\"");
        }
        int code = Integer.parseInt(match.group(1));
        SampleFormat format = SampleFormat.ofCode(code);
        if (format == null) {
            throw fault("no such signal format: " + code,
                "0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516 or 524");
        }
        int perFrame = number(match.group(2), 1);
        if (perFrame < 1 || perFrame > SAMPLES_PER_FRAME_MAX) {
            throw fault("bad samples per frame", "1 to " + SAMPLES_PER_FRAME_MAX);
        }
        long offset = match.group(4) == null ? 0 : Long.parseLong(match.group(4));
        return new SignalHeader.Storage(name, format, perFrame, number(match.group(3), 0), offset);
    }

    private static int number(String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private Matcher gain() {
        String text = field();
        Matcher match = GAIN.matcher(text.isEmpty() ? "0" : text);
        if (!match.matches()) {
            throw fault("bad gain", "\"gain[(baseline)][/units]\"");
        }
        return match;
    }

    private SignalHeader.Calibration calibration(Matcher match, int zero) {
        double gain = Double.parseDouble(match.group(1));
        if (!(gain >= 0 && gain <= Double.MAX_VALUE)) {
            throw fault("bad gain", "a number that is not negative");
        }
        long baseline = match.group(2) == null ? zero : Long.parseLong(match.group(2));
        if (baseline != (int) baseline) {
            throw fault("bad baseline", "a 32-bit integer");
        }
        String units = match.group(3) == null ? "mV" : match.group(3);
        return new SignalHeader.Calibration(gain == 0 ? 200 : gain, (int) baseline, units,
            gain == 0);
    }

    /// Goes to the next line that is neither empty nor a comment, and splits it into at most
    /// `fieldsMax` fields; the last one takes the rest of the line.
    private boolean nextLine(int fieldsMax) {
        while (line < lines.length) {
            String text = lines[line++].strip();
            if (text.startsWith("#")) {
                comments.add(text.substring(1).strip());
            } else if (!text.isEmpty()) {
                fields = text.split("[ \t]+", fieldsMax);
                field = 0;
                return true;
            }
        }
        return false;
    }

    private String field() {
        return field < fields.length ? fields[field++] : "";
    }

    private long integer(String what, long min, long max, long absent) {
        String text = field();
        if (text.isEmpty()) {
            return absent;
        }
        if (!INTEGER.matcher(text).matches()) {
            throw fault("bad " + what, "an integer");
        }
        long value = Long.parseLong(text);
        if (value < min || value > max) {
            throw fault("bad " + what, "an integer from " + min + " to " + max);
        }
        return value;
    }

    private RecordException fault(String what, String expected) {
        return new RecordException(
            what + ": file=" + file + " line=" + Math.max(1, line) + ", expected " + expected);
    }
}
