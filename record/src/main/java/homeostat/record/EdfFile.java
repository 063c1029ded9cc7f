package homeostat.record;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An EDF, EDF+C, EDF+D, BDF or BDF+ file as a recording.
///
/// The frame is the data record. In a discontinuous file each record says when it began; records
/// that do not follow upon each other in time begin a new stretch, so that a gap is never silently
/// joined. A record follows when it begins within half a sample (of the fastest signal) of where
/// the stretch's count of records puts it.
///
/// A file that states more records than it holds is refused, one that states none (-1, an
/// interrupted recording) has as many as are whole. The origin of all times is the start in the
/// header; when the first record says that it began a fraction of a second later, the first stretch
/// does.
public final class EdfFile implements Recording {
    private static final int CHUNK = 1 << 16;
    private static final int NOTES_BYTES_MAX = 16 << 20;
    private static final int FIRST_LIST_BYTES = 64;
    private static final VarHandle SHORT =
        MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final Bytes bytes;
    private final EdfHeader header;
    private final List<EdfHeader.Column> columns = new ArrayList<>();
    private final byte[] chunk = new byte[CHUNK];
    private final long recordBytes;
    private final Outline outline;

    /// The recording in `bytes`, which came from the file called `file`.
    EdfFile(String file, Bytes bytes) {
        this.file = file;
        this.bytes = bytes;
        header = EdfHeader.parse(file, bytes);
        recordBytes = header.recordBytes();
        List<Signal> signals = new ArrayList<>();
        for (EdfHeader.Column column : header.columns()) {
            if (!column.notes() && column.signal().samplesPerFrame() > 0) {
                columns.add(column);
                signals.add(column.signal());
            }
        }
        int dot = file.lastIndexOf('.');
        outline = new Outline(dot > 0 ? file.substring(0, dot) : file, header.flavour().label(),
            timeline(), signals, remarks());
    }

    /// Opens the file.
    ///
    /// Throws `RecordException` when it is missing, malformed or shorter than it states.
    public static EdfFile open(Path path) {
        Bytes bytes;
        try {
            bytes = Bytes.of(path, path.toString());
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(path.toString(), e);
        }
        try {
            return new EdfFile(path.getFileName().toString(), bytes);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public Outline outline() {
        return outline;
    }

    /// The header as it is, for writers and checks.
    EdfHeader header() {
        return header;
    }

    /// Bytes after the last whole record that belongs to the recording.
    long bytesBeyond() {
        return bytes.length() - header.headerBytes() - outline.timeline().frames() * recordBytes;
    }

    private Map<String, String> remarks() {
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("patient", header.patient());
        remarks.put("recording", header.recording());
        return remarks;
    }

    private long records() {
        long held = recordBytes == 0 ? 0
            : (bytes.length() - header.headerBytes()) / recordBytes;
        if (header.records() > held && recordBytes > 0) {
            throw new RecordException("file ends early: file=" + file + " bytes="
                + bytes.length() + ", expected "
                + (header.headerBytes() + header.records() * recordBytes) + " bytes for "
                + header.records() + " data records");
        }
        return header.records() < 0 ? held : Math.min(held, header.records());
    }

    private Timeline timeline() {
        long records = records();
        double rate = header.recordSeconds() == 0 ? 0 : 1 / header.recordSeconds();
        EdfHeader.Column keeper = keeper();
        if (keeper == null || records == 0) {
            if (header.flavour().discontinuous() && records > 0) {
                throw new RecordException("discontinuous file without times: file=" + file
                    + " offset=256, expected a signal \"EDF Annotations\"");
            }
            return Timeline.whole(header.start(), rate, records);
        }
        List<Timeline.Stretch> stretches = new ArrayList<>();
        if (!header.flavour().discontinuous()) {
            stretches.add(new Timeline.Stretch(0, records, firstOnsetNs(keeper)));
        } else {
            divide(stretches, keeper, records);
        }
        return new Timeline(header.start(), rate, records, stretches);
    }

    /// When a continuous file began; its list of notes may be empty.
    private long firstOnsetNs(EdfHeader.Column keeper) {
        byte[] first = new byte[1];
        bytes.copy(place(keeper, 0), first, 0, 1);
        return first[0] == 0 ? 0 : onsetNs(keeper, 0);
    }

    /// The first list of notes of an EDF+ file: it keeps the time of the records.
    private EdfHeader.Column keeper() {
        for (EdfHeader.Column column : header.columns()) {
            if (header.flavour().plus() && column.notes()
                    && column.signal().samplesPerFrame() > 0) {
                return column;
            }
        }
        return null;
    }

    private void divide(List<Timeline.Stretch> stretches, EdfHeader.Column keeper, long records) {
        double recordNs = header.recordSeconds() * 1e9;
        int fastest = 1;
        for (EdfHeader.Column column : columns) {
            fastest = Math.max(fastest, column.signal().samplesPerFrame());
        }
        long first = 0;
        long startNs = onsetNs(keeper, 0);
        for (long record = 1; record < records; record++) {
            long onset = onsetNs(keeper, record);
            double late = onset - startNs - (record - first) * recordNs;
            if (Math.abs(late) > recordNs / fastest / 2) {
                stretches.add(new Timeline.Stretch(first, record - first, startNs));
                first = record;
                startNs = onset;
            }
        }
        stretches.add(new Timeline.Stretch(first, records - first, startNs));
    }

    /// When a record began by its own word, in nanoseconds since the origin.
    long onsetNs(EdfHeader.Column keeper, long record) {
        long at = place(keeper, record);
        int count = (int) Math.min(FIRST_LIST_BYTES, bytesOf(keeper));
        byte[] head = new byte[count];
        bytes.copy(at, head, 0, count);
        return new EdfNotes(file, at, head).recordOnsetNs();
    }

    /// Verifies that every record of a continuous file began when the count before it says.
    ///
    /// Throws `RecordException` at the first that did not.
    void recordTimes() {
        EdfHeader.Column keeper = keeper();
        if (keeper == null || outline.timeline().frames() == 0) {
            return;
        }
        long first = firstOnsetNs(keeper);
        for (long record = 1; record < outline.timeline().frames(); record++) {
            long expected = first + outline.timeline().spanNs(record);
            long onset = onsetNs(keeper, record);
            if (Math.abs(onset - expected) > outline.timeline().spanNs(0.5)) {
                throw new RecordException("record of a continuous file is out of time: file="
                    + file + " offset=" + place(keeper, record) + " is=" + onset / 1e9
                    + " s, expected " + expected / 1e9 + " s");
            }
        }
    }

    private long bytesOf(EdfHeader.Column column) {
        return (long) column.signal().samplesPerFrame() * header.flavour().sampleBytes();
    }

    private long place(EdfHeader.Column column, long record) {
        return header.headerBytes() + record * recordBytes + column.offsetBytes();
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (long record = 0; record < outline.timeline().frames(); record++) {
            for (EdfHeader.Column column : header.columns()) {
                if (column.notes() && column.signal().samplesPerFrame() > 0) {
                    notes(notes, column, record);
                }
            }
        }
        return notes;
    }

    private void notes(List<Note> notes, EdfHeader.Column column, long record) {
        long at = place(column, record);
        if (bytesOf(column) > NOTES_BYTES_MAX) {
            throw new RecordException("notes of one record too long: file=" + file + " offset="
                + at + ", expected at most " + NOTES_BYTES_MAX + " bytes");
        }
        byte[] lists = new byte[(int) bytesOf(column)];
        bytes.copy(at, lists, 0, lists.length);
        new EdfNotes(file, at, lists).addTo(notes);
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        EdfHeader.Column column = columns.get(signal);
        if (from < 0 || count < 0 || from > outline.samples(signal) - count) {
            throw new RecordException("read outside the recording: file=" + file + " signal="
                + signal + " from=" + from + " count=" + count + ", expected a stretch of its "
                + outline.samples(signal) + " samples");
        }
        int perRecord = column.signal().samplesPerFrame();
        int width = header.flavour().sampleBytes();
        long record = from / perRecord;
        int within = (int) (from % perRecord);
        int done = 0;
        while (done < count) {
            int part = Math.min(Math.min(perRecord - within, count - done), CHUNK / width);
            bytes.copy(place(column, record) + (long) within * width, chunk, 0, part * width);
            if (width == 2) {
                unpack16(part, samples, at + done);
            } else {
                unpack24(part, samples, at + done);
            }
            done += part;
            within += part;
            if (within == perRecord) {
                within = 0;
                record++;
            }
        }
    }

    private void unpack16(int count, int[] samples, int at) {
        for (int i = 0; i < count; i++) {
            samples[at + i] = (short) SHORT.get(chunk, 2 * i);
        }
    }

    private void unpack24(int count, int[] samples, int at) {
        for (int i = 0; i < count; i++) {
            samples[at + i] = chunk[3 * i] & 0xff | (chunk[3 * i + 1] & 0xff) << 8
                | chunk[3 * i + 2] << 16;
        }
    }

    @Override
    public void close() {
        bytes.close();
    }
}
