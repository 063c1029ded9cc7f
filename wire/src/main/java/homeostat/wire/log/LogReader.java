package homeostat.wire.log;

import java.io.IOException;

/// Reads a log in order, up to what is durable. It may be asked again after it has said that there
/// is no more.
public final class LogReader implements AutoCloseable {
    private final SegmentLog log;
    private long next;
    private long lost;
    private long first = -1;
    private long offset;
    private long trusted;
    private Folder.Segment segment;
    private SegmentScan scan;

    LogReader(SegmentLog log, long sequence) {
        this.log = log;
        this.next = sequence;
    }

    /// The next record; null when there is none yet.
    public LogRecord next() {
        try {
            return read();
        } catch (IOException e) {
            throw new LogException("log cannot be read: folder=" + log.folder().name()
                    + " sequence=" + next + ", expected a disk that works", e);
        }
    }

    /// The record with that number; null when it is no longer kept, not yet durable or damaged.
    public LogRecord at(long sequence) {
        if (sequence < log.first()) {
            return null;
        }
        Long holds = log.segmentOf(sequence);
        if (holds == null || holds != first || sequence < next
                || log.markBefore(first, sequence).sequence() > next) {
            leave();
            next = sequence;
        }
        LogRecord record = next();
        while (record != null && record.sequence() < sequence) {
            record = next();
        }
        return record != null && record.sequence() == sequence ? record : null;
    }

    /// How many records were to be there and could not be read.
    public long lost() {
        return lost;
    }

    @Override
    public void close() {
        leave();
    }

    private LogRecord read() throws IOException {
        while (next <= log.durable()) {
            if (segment == null && !enter()) {
                return null;
            }
            if (next > trusted) {
                scan.forget();
                trusted = log.durable();
            }
            LogRecord record = scan.at(offset);
            if (record != null && record.sequence() < next) {
                offset += record.bytes();
            } else if (record != null && record.sequence() == next
                    && next < log.segmentAfter(first)) {
                offset += record.bytes();
                next = next + 1;
                return record;
            } else if (!skip()) {
                leave();
            }
        }
        return null;
    }

    /// Goes to where `next` is, or to the oldest that is kept.
    private boolean enter() throws IOException {
        Long found = log.segmentOf(next);
        if (found == null) {
            return false;
        }
        first = found;
        next = Math.max(next, first);
        SegmentLog.Mark mark = log.markBefore(first, next);
        offset = mark.offset();
        segment = log.folder().open(SegmentLog.nameOf(first));
        scan = new SegmentScan(segment);
        return true;
    }

    /// Steps over what cannot be read: to a later record here, else to the next segment. False when
    /// this segment is done.
    private boolean skip() throws IOException {
        long after = log.segmentAfter(first);
        if (next >= after) {
            return false;
        }
        long later = scan.find(offset, next);
        if (later >= 0) {
            LogRecord record = scan.at(later);
            if (record.sequence() < after && record.sequence() <= log.durable()) {
                lost += record.sequence() - next;
                next = record.sequence();
                offset = later;
                return true;
            }
        }
        long reached = Math.min(after, log.durable() + 1);
        lost += reached - next;
        next = reached;
        return false;
    }

    private void leave() {
        if (segment == null) {
            return;
        }
        try {
            segment.close();
        } catch (IOException e) {
            offset = 0; // nothing was written through it
        }
        segment = null;
        scan = null;
    }
}
