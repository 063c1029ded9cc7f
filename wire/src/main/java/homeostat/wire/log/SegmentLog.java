package homeostat.wire.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListMap;

/// An append-only log of numbered records. One thread writes, any number read.
///
/// ```java
/// long number = log.append(payload, epochMillis);
/// log.force();          // now, and not before, `number` may be promised to anybody
/// ```
///
/// *When it is durable*: [#append] only remembers; [#force] writes everything remembered and calls
/// `fsync` once for all of it, so many records share one. Readers see what was forced and nothing
/// else.
///
/// *When the disk fails* (full, or an `fsync` that reports an error): [#force] throws, and
/// nothing since the last success is in the log: it is cut off and its numbers are used again.
/// After a failed `fsync` the pages may be lost though the next one succeeds, so writing goes on
/// in a new segment, and what the old one holds beyond the first number of the new one is void.
public final class SegmentLog implements AutoCloseable {
    private static final int BATCH_BYTES_MAX = 4 << 20;
    private static final long MARK_EVERY_BYTES = 64 << 10;
    /// A segment may grow by so much of its size while something in it is not durable, so that its
    /// writer need not wait for the disk in the midst of a batch.
    private static final int SLACK = 4;

    /// A segment that is written no more, or still is.
    private record Extent(String name, long bytes) {}

    /// Where a record begins.
    record Mark(long sequence, long offset) {}

    private final Folder folder;
    private final long segmentBytesMax;
    private final ConcurrentSkipListMap<Long, Extent> extents = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Long> marks = new ConcurrentSkipListMap<>();
    private final Recovery recovery;
    private Folder.Segment segment;
    private long segmentFirst;
    private byte[] batch = new byte[64 << 10];
    private int batchBytes;
    private long writtenBytes;
    private long durableBytes;
    private long markedBytes;
    private long next = 1;
    private volatile long durable;

    /// Opens the log in `folder` and mends its end; a segment is closed when it would grow beyond
    /// `segmentBytesMax`, or a quarter more within a batch. The folder is the log's from now on,
    /// and closed with it.
    public static SegmentLog open(Folder folder, long segmentBytesMax) {
        try {
            return new SegmentLog(folder, segmentBytesMax);
        } catch (IOException e) {
            throw new LogException("log cannot be opened: folder=" + folder.name()
                    + ", expected segments that can be read", e);
        }
    }

    private SegmentLog(Folder folder, long segmentBytesMax) throws IOException {
        this.folder = folder;
        this.segmentBytesMax = segmentBytesMax;
        List<String> names = folder.names();
        for (String name : names) {
            try (Folder.Segment one = folder.open(name)) {
                extents.put(firstOf(name), new Extent(name, one.size()));
            }
        }
        recovery = names.isEmpty() ? new Recovery(0, 0, 0) : mend(names.getLast());
    }

    /// Remembers a record and says which number it has.
    public long append(byte[] payload, long epochMillis) {
        if (payload.length > LogRecord.PAYLOAD_BYTES_MAX) {
            throw new LogException("record too long for a log: bytes=" + payload.length
                    + ", expected at most " + LogRecord.PAYLOAD_BYTES_MAX);
        }
        LogRecord record = new LogRecord(next, durable, epochMillis, payload);
        long filled = writtenBytes + batchBytes;
        if (filled > 0 && filled + record.bytes() > (next - 1 == durable ? segmentBytesMax
                : segmentBytesMax + segmentBytesMax / SLACK)) {
            force();
            leave();
            record = new LogRecord(next, durable, epochMillis, payload);
        }
        if (batchBytes + record.bytes() > BATCH_BYTES_MAX) {
            attempt(this::flush, false);
        }
        if (batchBytes + record.bytes() > batch.length) {
            batch = Arrays.copyOf(batch, Math.max(2 * batch.length,
                    batchBytes + record.bytes()));
        }
        mark(record.sequence(), writtenBytes + batchBytes);
        record.write(batch, batchBytes);
        batchBytes += record.bytes();
        next = next + 1;
        return record.sequence();
    }

    /// Makes everything appended so far durable and says up to which number that is.
    public long force() {
        if (next - 1 == durable) {
            return durable;
        }
        attempt(this::flush, false);
        attempt(segment::force, true);
        durableBytes = writtenBytes;
        extents.put(segmentFirst, new Extent(nameOf(segmentFirst), durableBytes));
        durable = next - 1;
        return durable;
    }

    /// The newest number that is durable; 0 for none.
    public long durable() {
        return durable;
    }

    /// The number that the next record will have.
    public long next() {
        return next;
    }

    /// The number of the oldest record that is kept; that of the next one when there is none.
    public long first() {
        return extents.isEmpty() ? durable + 1 : extents.firstKey();
    }

    /// The first number of the second segment: what [#deleteOldest] would make the oldest;
    /// [Long#MAX_VALUE] when there is one segment or none.
    public long secondSegment() {
        return extents.size() < 2 ? Long.MAX_VALUE : extents.higherKey(extents.firstKey());
    }

    /// The bytes on the disk.
    public long bytes() {
        long bytes = 0;
        for (Extent extent : extents.values()) {
            bytes += extent.bytes();
        }
        return bytes;
    }

    /// What opening it found.
    public Recovery recovery() {
        return recovery;
    }

    /// Reads from number `sequence` on, or from the oldest that is kept. Of one thread, which may
    /// be another than the writer's.
    public LogReader reader(long sequence) {
        return new LogReader(this, sequence);
    }

    /// Deletes the segments all of whose numbers are below `sequence`.
    public void deleteBefore(long sequence) {
        while (extents.size() > 1 && extents.higherKey(extents.firstKey()) <= sequence) {
            deleteOldest();
        }
    }

    /// Deletes the oldest segment, unless it is the only one; says whether it did.
    public boolean deleteOldest() {
        if (extents.size() < 2) {
            return false;
        }
        Long first = extents.firstKey();
        try {
            folder.delete(extents.get(first).name());
            folder.force();
        } catch (IOException e) {
            throw new LogException("segment cannot be deleted: folder=" + folder.name()
                    + " segment=" + extents.get(first).name()
                    + ", expected one that this user may delete", e);
        }
        extents.remove(first);
        marks.headMap(extents.firstKey()).clear();
        return true;
    }

    /// Closes it without forcing what was only appended.
    @Override
    public void close() {
        leave();
        folder.close();
    }

    Folder folder() {
        return folder;
    }

    /// The segment that holds `sequence`, or the oldest; null when there is none.
    Long segmentOf(long sequence) {
        Long floor = extents.floorKey(sequence);
        return floor != null ? floor : extents.isEmpty() ? null : extents.firstKey();
    }

    /// The first number of the segment after that one; no record of that one may reach it.
    long segmentAfter(long first) {
        Long higher = extents.higherKey(first);
        return higher == null ? Long.MAX_VALUE : higher;
    }

    /// A record of the segment `first`, at or before `sequence`, whose place is known.
    Mark markBefore(long first, long sequence) {
        var mark = marks.floorEntry(sequence);
        return mark == null || mark.getKey() < first ? new Mark(first, 0)
                : new Mark(mark.getKey(), mark.getValue());
    }

    static String nameOf(long first) {
        return String.format(Locale.ROOT, "%020d.log", first);
    }

    private interface Work {
        void run() throws IOException;
    }

    /// Writes what is remembered, without forcing it.
    private void flush() throws IOException {
        if (segment == null) {
            begin();
        }
        if (batchBytes > 0) {
            segment.write(writtenBytes, batch, batchBytes);
            writtenBytes += batchBytes;
            batchBytes = 0;
        }
    }

    private void attempt(Work work, boolean forcing) {
        try {
            work.run();
        } catch (IOException e) {
            long first = durable + 1;
            rollBack(forcing);
            throw new LogException("log cannot be written: folder=" + folder.name()
                    + " sequence=" + first + ", expected room on a disk that works", e);
        }
    }

    /// Forgets everything since the last success.
    private void rollBack(boolean forcing) {
        batchBytes = 0;
        next = durable + 1;
        marks.tailMap(next).clear();
        boolean cut = false;
        try {
            if (segment != null) {
                segment.truncate(durableBytes);
                cut = true;
            }
        } catch (IOException e) {
            cut = false; // then the segment is left behind, and its end is void
        }
        writtenBytes = durableBytes;
        if (forcing || !cut) {
            leave();
        }
    }

    /// Begins a segment whose first number is the next one.
    private void begin() throws IOException {
        long first = durable + 1;
        Folder.Segment begun = folder.open(nameOf(first));
        if (begun.size() > 0) {
            begun.truncate(0);
        }
        folder.force();
        segment = begun;
        segmentFirst = first;
        writtenBytes = 0;
        durableBytes = 0;
        extents.put(first, new Extent(nameOf(first), 0));
    }

    private void leave() {
        if (segment == null) {
            return;
        }
        try {
            segment.close();
        } catch (IOException e) {
            batchBytes = 0; // what was durable stays so, and nothing else was promised
        }
        segment = null;
        writtenBytes = 0;
        durableBytes = 0;
        markedBytes = 0;
    }

    private void mark(long sequence, long offset) {
        if (offset == 0 || offset - markedBytes >= MARK_EVERY_BYTES) {
            marks.put(sequence, offset);
            markedBytes = offset;
        }
    }

    /// Reads the newest segment through and leaves it as if it had been written without
    /// interruption.
    private Recovery mend(String name) throws IOException {
        segmentFirst = firstOf(name);
        segment = folder.open(name);
        next = segmentFirst;
        long size = segment.size();
        long offset = 0;
        long records = 0;
        long lost = 0;
        SegmentScan scan = new SegmentScan(segment);
        while (offset < size) {
            LogRecord record = scan.at(offset);
            if (record == null || record.sequence() != next) {
                long later = vouched(scan, offset);
                if (later < 0) {
                    break;
                }
                LogRecord found = scan.at(later);
                lost += found.sequence() - next;
                next = found.sequence();
                offset = later;
                continue;
            }
            mark(next, offset);
            offset += record.bytes();
            next = next + 1;
            records = records + 1;
        }
        if (offset < size) {
            segment.truncate(offset);
            segment.force();
        }
        durable = next - 1;
        writtenBytes = offset;
        durableBytes = offset;
        extents.put(segmentFirst, new Extent(name, offset));
        return new Recovery(records, size - offset, lost);
    }

    /// Where a later record begins that says that the bad one at `offset` had been durable; -1 if
    /// none does.
    private long vouched(SegmentScan scan, long offset) throws IOException {
        for (long at = scan.find(offset, next); at >= 0; at = scan.find(at, next)) {
            if (scan.at(at).durable() >= next) {
                return scan.find(offset, next);
            }
        }
        return -1;
    }

    private static long firstOf(String name) {
        try {
            return Long.parseLong(name.substring(0, name.indexOf('.')));
        } catch (NumberFormatException e) {
            throw new LogException("not a segment of a log: file=" + name
                    + ", expected 20 digits and .log", e);
        }
    }
}
