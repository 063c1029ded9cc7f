package homeostat.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes the annotation files of the WFDB library.
///
/// The file is a run of 16-bit words, low byte first. A word is a code in its upper six bits and
/// a number in its lower ten. For codes up to 49 the number is the time since the annotation
/// before; codes 59 to 63 modify: SKIP brings a 32-bit time (high half first), NUM and CHN set a
/// number and a channel that stay, SUB sets a subtype for one annotation, AUX brings a text of
/// that many bytes, padded to whole words (zeros at its end are padding too). A zero word ends the
/// file.
///
/// A file may open with a block of comments at time 0 that names its own codes, or states a time
/// resolution of its own: then its times count ticks of that clock and not frames of the record.
/// Words with code 0 but a time only move the clock.
///
/// Source: WFDB Applications Guide, annot(5), G. Moody.
public final class AnnotationFile {
    private static final int SKIP = 59;
    private static final int NUM = 60;
    private static final int SUB = 61;
    private static final int CHN = 62;
    private static final int AUX = 63;
    private static final int INTERVAL_MAX = 1023;
    private static final long DISTANCE_MAX = 1L << 40;
    private static final String RESOLUTION = "## time resolution:";
    private static final String DEFINITIONS = "## annotation type definitions";
    private static final String DEFINITIONS_END = "## end of definitions";

    private final String file;
    private final byte[] bytes;
    private final List<Annotation> annotations = new ArrayList<>();
    private int at;
    private long time;
    private int number;
    private int channel;
    private boolean defining;
    private double ticksPerSecond;

    private AnnotationFile(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// The annotations of the file called `name`, in the order of the file, in frames of their
    /// record.
    ///
    /// Throws `RecordException` when the file is missing, malformed, or in a time resolution of its
    /// own.
    public static List<Annotation> read(RecordSource source, String name) {
        return parse(name, source.whole(name));
    }

    /// The annotations of the file called `name`, in frames of a record with that many a second,
    /// whatever resolution they are stored in.
    static List<Annotation> read(RecordSource source, String name, double framesPerSecond) {
        AnnotationFile file = new AnnotationFile(name, source.whole(name));
        List<Annotation> ticks = file.annotations();
        double scale = framesPerSecond / file.ticksPerSecond;
        return file.ticksPerSecond == 0 ? ticks : ticks.stream().map(a -> new Annotation(
            Math.round(a.sample() * scale), a.code(), a.subtype(), a.channel(), a.number(),
            a.text())).toList();
    }

    /// The annotations of the file at `path`, with their times in units of which there are that
    /// many a second; where the file does not say its resolution, as they are.
    ///
    /// Throws `RecordException` when the file cannot be read or is malformed.
    public static List<Annotation> read(Path path, double unitsPerSecond) {
        Path whole = path.toAbsolutePath();
        return read(RecordSource.folder(whole.getParent()), whole.getFileName().toString(),
            unitsPerSecond);
    }

    /// The annotations in `bytes`, which came from the file called `name`.
    static List<Annotation> parse(String name, byte[] bytes) {
        AnnotationFile file = new AnnotationFile(name, bytes);
        List<Annotation> annotations = file.annotations();
        if (file.ticksPerSecond != 0) {
            throw file.fault("annotations in a time resolution of their own are not read", 0,
                "times in frames of the record");
        }
        return annotations;
    }

    private List<Annotation> annotations() {
        while (at < bytes.length) {
            int word = word("annotation");
            int code = word >> 10;
            if (word == 0) {
                return annotations;
            } else if (code == SKIP) {
                time += skip();
            } else {
                time += word & INTERVAL_MAX;
                annotation(code);
            }
        }
        throw fault("annotations end without an end mark", at, "a zero word");
    }

    private long skip() {
        int high = word("skip");
        int low = word("skip");
        return high << 16 | low;
    }

    private void annotation(int codeNumber) {
        AnnotationCode code = AnnotationCode.ofCode(codeNumber);
        if (code == null) {
            throw fault("unknown annotation code " + codeNumber, at - 2, "0 to 49 or 59 to 63");
        }
        int subtype = 0;
        String text = "";
        while (at + 1 < bytes.length && modifier(peek())) {
            int word = word("modifier");
            byte value = (byte) word;
            switch (word >> 10) {
                case NUM -> number = value;
                case SUB -> subtype = value;
                case CHN -> channel = word & 0xff;
                default -> text = text(word & INTERVAL_MAX);
            }
        }
        if (code != AnnotationCode.NOT_QRS && !prologue(code, text)) {
            annotations.add(new Annotation(time, code, subtype, channel, number, text));
        }
    }

    private boolean prologue(AnnotationCode code, String text) {
        boolean opening = annotations.isEmpty() && code == AnnotationCode.COMMENT && time == 0;
        if (opening && text.startsWith(RESOLUTION)) {
            ticksPerSecond = resolution(text.substring(RESOLUTION.length()).strip());
            return true;
        }
        boolean inside = opening && (defining || text.startsWith(DEFINITIONS));
        defining = inside && !text.startsWith(DEFINITIONS_END);
        return inside;
    }

    private double resolution(String text) {
        double ticks = text.matches("\\d{1,12}(\\.\\d{1,12})?") ? Double.parseDouble(text) : 0;
        if (ticks == 0) {
            throw fault("bad time resolution", at, "ticks a second");
        }
        return ticks;
    }

    private static boolean modifier(int word) {
        return word >> 10 >= NUM;
    }

    private String text(int length) {
        int padded = length + (length & 1);
        if (bytes.length - at < padded) {
            throw fault("text runs over the end", at, padded + " bytes");
        }
        int end = at + length;
        while (end > at && bytes[end - 1] == 0) {
            end--;
        }
        String text = EdfHeader.decode(bytes, at, end - at);
        at += padded;
        return text;
    }

    private int peek() {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private int word(String what) {
        if (bytes.length - at < 2) {
            throw fault(what + " cut short", at, "2 bytes");
        }
        int word = peek();
        at += 2;
        return word;
    }

    private RecordException fault(String what, int offset, String expected) {
        return new RecordException(
            what + ": file=" + file + " offset=" + offset + ", expected " + expected);
    }

    /// The bytes of a file that holds these annotations. The text must fit 255 bytes of
    /// UTF-8.
    ///
    /// Throws `RecordException` when an annotation cannot be written.
    public static byte[] bytes(List<Annotation> annotations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long time = 0;
        int number = 0;
        int channel = 0;
        for (Annotation annotation : annotations) {
            step(out, annotation, time);
            time = annotation.sample();
            if (annotation.number() != number) {
                number = annotation.number();
                word(out, NUM << 10 | number & 0xff);
            }
            if (annotation.subtype() != 0) {
                word(out, SUB << 10 | annotation.subtype() & 0xff);
            }
            if (annotation.channel() != channel) {
                channel = annotation.channel();
                word(out, CHN << 10 | channel & 0xff);
            }
            text(out, annotation);
        }
        word(out, 0);
        return out.toByteArray();
    }

    private static void step(ByteArrayOutputStream out, Annotation annotation, long before) {
        long interval = annotation.sample() - before;
        int code = annotation.code().code();
        if (code == 0 || Math.abs(interval) > DISTANCE_MAX) {
            throw new RecordException("cannot write annotation: sample=" + annotation.sample()
                + " code=" + code + ", expected a code from 1 and at most 2^40 since the last");
        }
        while (interval < 0 || interval > INTERVAL_MAX) {
            long skip = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, interval));
            word(out, SKIP << 10);
            word(out, (int) (skip >> 16));
            word(out, (int) skip);
            interval -= skip;
        }
        word(out, code << 10 | (int) interval);
    }

    private static void text(ByteArrayOutputStream out, Annotation annotation) {
        byte[] text = annotation.text().getBytes(StandardCharsets.UTF_8);
        if (text.length > 255) {
            throw new RecordException("annotation text too long: sample=" + annotation.sample()
                + ", expected at most 255 bytes");
        }
        if (text.length > 0) {
            word(out, AUX << 10 | text.length);
            out.writeBytes(text);
            if ((text.length & 1) == 1) {
                out.write(0);
            }
        }
    }

    private static void word(ByteArrayOutputStream out, int word) {
        out.write(word);
        out.write(word >> 8);
    }
}
