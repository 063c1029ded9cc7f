package homeostat.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A NumPy array of one or two dimensions as a recording.
///
/// An array knows neither time nor units: its frames have no duration and its signals no unit. Of
/// two dimensions the longer is taken for time, the first when they are equal.
///
/// Source: NumPy Enhancement Proposal 1, A simple file format for NumPy arrays.
public final class NpyFile implements Recording {
    private static final int CHUNK = 1 << 16;
    private static final int SIGNALS_MAX = 1 << 16;
    private static final int HEADER_MAX = 1 << 16;
    private static final Pattern TYPE =
        Pattern.compile("'descr'\\s*:\\s*'([<>|=])([iufb])([1248])'");
    private static final Pattern ORDER =
        Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private final String file;
    private final Bytes bytes;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteBuffer view;
    private final Outline outline;
    private char kind;
    private int width;
    private long data;
    private long alongTime;
    private long alongSignals;

    /// The array in `bytes`, which came from the file called `file`.
    NpyFile(String file, Bytes bytes) {
        this.file = file;
        this.bytes = bytes;
        String header = header();
        view = ByteBuffer.wrap(chunk).order(type(header));
        outline = shaped(header);
    }

    /// Opens the file.
    ///
    /// Throws `RecordException` when it is missing, malformed or shorter than it states.
    public static NpyFile open(Path path) {
        Bytes bytes;
        try {
            bytes = Bytes.of(path, path.toString());
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(path.toString(), e);
        }
        try {
            return new NpyFile(path.getFileName().toString(), bytes);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private String header() {
        byte[] head = new byte[12];
        if (bytes.length() < head.length) {
            throw fault("not a NumPy array", "byte 147 and \"NUMPY\"");
        }
        bytes.copy(0, head, 0, head.length);
        String magic = new String(head, 1, 5, StandardCharsets.US_ASCII);
        boolean one = head[6] == 1;
        if (head[0] != (byte) 147 || !magic.equals("NUMPY") || head[6] < 1 || head[6] > 3) {
            throw fault("not a NumPy array", "byte 147, \"NUMPY\" and a version from 1 to 3");
        }
        ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long length = one ? numbers.getShort(8) & 0xffff : numbers.getInt(8) & 0xffff_ffffL;
        int from = one ? 10 : 12;
        if (length > HEADER_MAX || from + length > bytes.length()) {
            throw fault("header too long", "at most " + HEADER_MAX + " bytes, all in the file");
        }
        byte[] text = new byte[(int) length];
        bytes.copy(from, text, 0, text.length);
        data = from + length;
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private ByteOrder type(String header) {
        Matcher type = TYPE.matcher(header);
        boolean usable = type.find();
        kind = usable ? type.group(2).charAt(0) : '?';
        width = usable ? type.group(3).charAt(0) - '0' : 0;
        if (!usable || kind == 'f' && width == 1 || kind == 'b' && width != 1) {
            throw fault("array of something else than numbers",
                "'descr' of integers, booleans or floats of 1 to 8 bytes");
        }
        return type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private Outline shaped(String header) {
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!order.find() || !shape.find()) {
            throw fault("bad array header", "'fortran_order' and 'shape'");
        }
        long[] sizes = sizes(shape.group(1));
        boolean fortran = order.group(1).equals("True");
        boolean timeFirst = sizes[0] >= sizes[1];
        long frames = timeFirst ? sizes[0] : sizes[1];
        long count = timeFirst ? sizes[1] : sizes[0];
        boolean timeOutside = timeFirst != fortran;
        alongTime = timeOutside ? count : 1;
        alongSignals = timeOutside ? 1 : frames;
        if (count > SIGNALS_MAX) {
            throw fault("too many signals", "at most " + SIGNALS_MAX);
        }
        if (frames > 0 && count > (bytes.length() - data) / width / frames) {
            throw fault("array too short: bytes=" + bytes.length(),
                "values for its shape, " + sizes[0] + " by " + sizes[1]);
        }
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signals.add(Signal.plain("column " + (i + 1), ""));
        }
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("shape", shape.group(1).strip());
        int dot = file.lastIndexOf('.');
        return new Outline(dot > 0 ? file.substring(0, dot) : file, "NumPy",
            Timeline.whole(null, 0, count == 0 ? 0 : frames), signals, remarks);
    }

    private long[] sizes(String text) {
        String[] parts = text.strip().replaceAll(",$", "").split("\\s*,\\s*");
        long[] sizes = {1, 1};
        for (int i = 0; i < parts.length; i++) {
            if (parts.length > 2 || !parts[i].matches("\\d{1,12}")) {
                throw fault("bad shape of an array", "one or two dimensions");
            }
            sizes[i] = Long.parseLong(parts[i]);
        }
        return sizes;
    }

    private RecordException fault(String what, String expected) {
        return new RecordException(what + ": file=" + file + " offset=0, expected " + expected);
    }

    @Override
    public Outline outline() {
        return outline;
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        throw new RecordException("no stored integers: file=" + file + " signal=" + signal
            + ", expected to be asked for values");
    }

    @Override
    public void physical(int signal, long from, int count, double[] values, int at) {
        if (from < 0 || count < 0 || from > outline.samples(signal) - count) {
            throw new RecordException("read outside the recording: file=" + file + " signal="
                + signal + " from=" + from + " count=" + count + ", expected a stretch of its "
                + outline.samples(signal) + " samples");
        }
        int step = (int) Math.min(CHUNK / width, alongTime);
        int perChunk = alongTime > CHUNK / width ? 1 : CHUNK / width / step;
        int done = 0;
        while (done < count) {
            int part = Math.min(perChunk, count - done);
            long place = data
                + ((from + done) * alongTime + signal * alongSignals) * width;
            int wanted = ((part - 1) * step + 1) * width;
            bytes.copy(place, chunk, 0, wanted);
            for (int i = 0; i < part; i++) {
                values[at + done + i] = value(i * step * width);
            }
            done += part;
        }
    }

    private double value(int place) {
        return switch (kind) {
            case 'f' -> width == 8 ? view.getDouble(place) : width == 4 ? view.getFloat(place)
                : Float.float16ToFloat(view.getShort(place));
            case 'i' -> width == 8 ? view.getLong(place) : width == 4 ? view.getInt(place)
                : width == 2 ? view.getShort(place) : view.get(place);
            case 'b' -> view.get(place) == 0 ? 0 : 1;
            default -> unsigned(place);
        };
    }

    private double unsigned(int place) {
        return switch (width) {
            case 1 -> view.get(place) & 0xff;
            case 2 -> view.getShort(place) & 0xffff;
            case 4 -> view.getInt(place) & 0xffff_ffffL;
            default -> {
                long value = view.getLong(place);
                yield value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
            }
        };
    }

    @Override
    public List<Note> notes() {
        return List.of();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
