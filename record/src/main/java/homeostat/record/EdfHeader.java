package homeostat.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header of an EDF, EDF+, BDF or BDF+ file: 256 bytes on the recording, 256 on each signal,
/// fields of fixed width in text.
///
/// Signals called `EDF Annotations` are no signals but lists of notes, stored among them. Text is
/// ASCII by the standard; files with UTF-8 or Latin-1 in it are common and read as what they are.
///
/// Source: B. Kemp et al., Electroencephalography and clinical Neurophysiology 82 (1992) 391-393;
/// B. Kemp and J. Olivan, Clinical Neurophysiology 114 (2003) 1755-1761; BioSemi, BDF file format.
///
/// @param flavour       which of the formats
/// @param patient       the patient field
/// @param recording     the recording field
/// @param start         its start to the second, or null when the field is no date
/// @param headerBytes   length of the header
/// @param records       data records stated, -1 when the file was not finished
/// @param recordSeconds duration of a data record, 0 when it has none
/// @param columns       all signals as stored, lists of notes among them
record EdfHeader(Flavour flavour, String patient, String recording, LocalDateTime start,
        int headerBytes, long records, double recordSeconds, List<Column> columns) {
    static final int BLOCK = 256;
    private static final int COLUMNS_MAX = 9999;
    private static final int COUNT_AT = 252;
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern PARTS = Pattern.compile("(\\d\\d?).(\\d\\d?).(\\d\\d?)");
    private static final Pattern FULL_DATE = Pattern.compile(
        "Startdate +(\\d\\d?)-([A-Za-z]{3})-(\\d{4})(?: .*)?", Pattern.DOTALL);
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    /// Which of the formats.
    ///
    /// @param bdf           true for 24-bit samples
    /// @param plus          true when lists of notes may be among the signals
    /// @param discontinuous true when records need not follow upon each other in time
    record Flavour(boolean bdf, boolean plus, boolean discontinuous) {
        int sampleBytes() {
            return bdf ? 3 : 2;
        }

        String label() {
            return (bdf ? "BDF" : "EDF") + (plus ? discontinuous ? "+D" : "+C" : "");
        }
    }

    /// One stored signal.
    ///
    /// @param signal       what it is; its samples a frame are those of a data record
    /// @param notes        true when it is a list of notes
    /// @param offsetBytes  where its samples begin in a data record
    /// @param physicalText its physical range as written
    record Column(Signal signal, boolean notes, long offsetBytes, String physicalText) { }

    /// Length of a data record in bytes.
    long recordBytes() {
        long bytes = 0;
        for (Column column : columns) {
            bytes += (long) column.signal().samplesPerFrame() * flavour.sampleBytes();
        }
        return bytes;
    }

    /// Reads the header of the file called `file`.
    static EdfHeader parse(String file, Bytes bytes) {
        return new Parser(file, bytes).header();
    }

    /// Text in the encoding it is in: UTF-8 if it is that, or else Latin-1.
    static String text(byte[] bytes, int from, int count) {
        int end = from + count;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        return decode(bytes, from, end - from);
    }

    /// The same with its trailing spaces.
    static String decode(byte[] bytes, int from, int count) {
        Charset utf8 = StandardCharsets.UTF_8;
        try {
            return utf8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, count)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
        }
    }

    /// A cursor over the fields, so that every complaint can name an offset.
    private static final class Parser {
        private final String file;
        private final Bytes source;
        private byte[] bytes;
        private int at;
        private boolean bdf;

        Parser(String file, Bytes source) {
            this.file = file;
            this.source = source;
        }

        EdfHeader header() {
            fetch(BLOCK);
            bdf = (bytes[0] & 0xff) == 0xff;
            String version = text(8);
            if (!version.equals("0") && !(bdf && version.substring(1).equals("BIOSEMI"))) {
                at = 0;
                throw fault("not an EDF or BDF file", "\"0\" or 255 and \"BIOSEMI\"");
            }
            String patient = text(80);
            String recording = text(80);
            LocalDateTime start = start(recording);
            int headerAt = at;
            long headerBytes = (long) number("header length", BLOCK, (COLUMNS_MAX + 1L) * BLOCK);
            String reserved = text(44);
            long records = (long) number("number of data records", -1, 99_999_999);
            double seconds = number("duration of a data record", 0, 1e8);
            int count = (int) number("number of signals", 0, COLUMNS_MAX);
            if (headerBytes != (count + 1L) * BLOCK) {
                at = headerAt;
                throw fault("header length and number of signals differ: signals=" + count,
                    (count + 1L) * BLOCK + " bytes");
            }
            fetch((int) headerBytes);
            boolean plus = reserved.startsWith("EDF+") || reserved.startsWith("BDF+");
            Flavour flavour = new Flavour(bdf, plus, plus && reserved.startsWith("D", 4));
            return new EdfHeader(flavour, patient, recording, start, (int) headerBytes, records,
                seconds, columns(count));
        }

        private void fetch(int count) {
            if (source.length() < count) {
                at = (int) source.length();
                throw fault("header ends early", count + " bytes");
            }
            bytes = new byte[count];
            source.copy(0, bytes, 0, count);
        }

        private List<Column> columns(int count) {
            List<Column> columns = new ArrayList<>();
            long offset = 0;
            for (int i = 0; i < count; i++) {
                Column column = column(i, count, offset);
                columns.add(column);
                offset += (long) column.signal().samplesPerFrame() * (bdf ? 3 : 2);
            }
            return columns;
        }

        private Column column(int i, int count, long offset) {
            String label = field(i, count, 0, 16);
            boolean notes = label.equals("EDF Annotations") || label.equals("BDF Annotations");
            String transducer = field(i, count, 16, 80);
            String units = field(i, count, 96, 8);
            double physicalMin = limit(i, count, 104, notes);
            String physical = field(i, count, 104, 8) + " to " + field(i, count, 112, 8);
            double physicalMax = limit(i, count, 112, notes);
            double reach = bdf ? 1 << 23 : 1 << 15;
            int min = (int) digital(i, count, 120, notes, reach);
            int max = (int) digital(i, count, 128, notes, reach);
            String prefilter = field(i, count, 136, 80);
            seek(i, count, 216, 8);
            int samples = (int) number("samples in a data record", 0, 99_999_999);
            return new Column(new Signal(label, units, samples,
                Scale.between(min, max, physicalMin, physicalMax), transducer, prefilter),
                notes, offset, physical);
        }

        private double limit(int i, int count, int before, boolean ignored) {
            seek(i, count, before, 8);
            return ignored ? 0 : number("physical limit", -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        private double digital(int i, int count, int before, boolean ignored, double reach) {
            seek(i, count, before, 8);
            return ignored ? 0 : number("digital limit", -reach, reach - 1);
        }

        private void seek(int i, int count, int before, int width) {
            at = BLOCK + before * count + i * width;
        }

        private String field(int i, int count, int before, int width) {
            seek(i, count, before, width);
            return text(width).strip();
        }

        private String text(int width) {
            at += width;
            return EdfHeader.text(bytes, at - width, width);
        }

        private double number(String what, double min, double max) {
            int from = at;
            String text = text(at == COUNT_AT ? 4 : 8).strip();
            double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            boolean whole = value == Math.rint(value) || what.contains("physical")
                || what.contains("duration");
            if (!(value >= min && value <= max) || !whole) {
                at = from;
                throw fault("bad " + what, "a number" + (Math.abs(min) < 1e300
                    ? " from " + plain(min) + " to " + plain(max) : ""));
            }
            return value;
        }

        private static String plain(double value) {
            return Long.toString((long) value);
        }

        /// Two-digit years are 1985 to 2084; the recording field of EDF+ has four.
        private LocalDateTime start(String recording) {
            Matcher date = PARTS.matcher(text(8));
            Matcher time = PARTS.matcher(text(8));
            if (!date.matches() || !time.matches()) {
                return null;
            }
            int year = Integer.parseInt(date.group(3));
            try {
                LocalTime clock = LocalTime.of(Integer.parseInt(time.group(1)),
                    Integer.parseInt(time.group(2)), Integer.parseInt(time.group(3)));
                LocalDate day = LocalDate.of(year < 85 ? 2000 + year : 1900 + year,
                    Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
                return LocalDateTime.of(full(recording, day), clock);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static LocalDate full(String recording, LocalDate clipped) {
            Matcher full = FULL_DATE.matcher(recording);
            if (!full.matches()) {
                return clipped;
            }
            int month = MONTHS.indexOf(full.group(2).toUpperCase(java.util.Locale.ROOT));
            return month < 0 || month % 3 != 0 ? clipped
                : LocalDate.of(Integer.parseInt(full.group(3)), month / 3 + 1,
                    Integer.parseInt(full.group(1)));
        }

        private RecordException fault(String what, String expected) {
            return new RecordException(
                what + ": file=" + file + " offset=" + at + ", expected " + expected);
        }
    }
}
