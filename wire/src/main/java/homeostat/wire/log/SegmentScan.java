package homeostat.wire.log;

import java.io.IOException;

/// Looks at the bytes of one segment through a window that moves with it.
final class SegmentScan {
    private static final int WINDOW_BYTES = 64 << 10;
    private final Folder.Segment segment;
    private byte[] window = new byte[WINDOW_BYTES];
    private long windowAt;
    private int filled;

    SegmentScan(Folder.Segment segment) {
        this.segment = segment;
    }

    /// The sound record that begins at `offset`; null when there is none.
    LogRecord at(long offset) throws IOException {
        LogRecord record = within(offset, LogRecord.HEAD_BYTES + LogRecord.CHECKSUM_BYTES);
        if (record != null || !isHead(offset)) {
            return record;
        }
        return within(offset, LogRecord.bytes(lengthAt(offset)));
    }

    /// Where the next sound record begins whose number is at least `sequence`, after `offset`; -1
    /// when there is none.
    long find(long offset, long sequence) throws IOException {
        long size = segment.size();
        for (long at = offset + 1; at + LogRecord.HEAD_BYTES < size; at++) {
            fill(at, LogRecord.HEAD_BYTES);
            if (isHead(at)) {
                LogRecord record = at(at);
                if (record != null && record.sequence() >= sequence) {
                    return at;
                }
            }
        }
        return -1;
    }

    /// Looks again at what it has seen: the end of a segment is written over after a failure.
    void forget() {
        filled = 0;
    }

    private LogRecord within(long offset, int bytes) throws IOException {
        fill(offset, bytes);
        int start = (int) (offset - windowAt);
        return LogRecord.read(window, start, filled);
    }

    private boolean isHead(long offset) {
        int at = (int) (offset - windowAt);
        return filled - at >= LogRecord.HEAD_BYTES && word(at) == LogRecord.MAGIC
                && word(at + 4) >= 0 && word(at + 4) <= LogRecord.PAYLOAD_BYTES_MAX;
    }

    private int lengthAt(long offset) {
        return word((int) (offset - windowAt) + 4);
    }

    private int word(int at) {
        return window[at] & 0xFF | (window[at + 1] & 0xFF) << 8 | (window[at + 2] & 0xFF) << 16
                | window[at + 3] << 24;
    }

    /// Has the window show `bytes` from `offset` on, or as many as there are.
    private void fill(long offset, int bytes) throws IOException {
        if (offset >= windowAt && offset + bytes <= windowAt + filled) {
            return;
        }
        if (bytes > window.length) {
            window = new byte[bytes];
        }
        windowAt = offset;
        filled = segment.read(offset, window, window.length);
    }
}
