package homeostat.wire;

import java.util.List;

/// [Parcel]s and [Report]s as bytes, and back by someone who trusts none of them.
///
/// ```
/// offset  bytes
///      0      2  'H' 'P'
///      2      1  version of this layout, now 1
///      3      1  kind: 1 parcel, 2 report
///      4      4  length of the whole, checksum included
///      8      8  outbox
///    ...    ...  parcel: oldest i64, newest i64, asks u8, list of: number i64, length i32, frame
///                report: through i64, list of: from i64, to i64; wall time i64 ms since 1970
///  len-4      4  CRC-32C of everything before it
/// ```
///
/// What a later writer appends before the checksum is skipped; what an earlier one did not write is
/// taken as unknown: the wall time of a report.
public final class ParcelCodec {
    private static final int MAGIC = 'H' | 'P' << 8;
    private static final int VERSION = 1;
    private static final int PARCEL = 1;
    private static final int REPORT = 2;
    private static final int BYTES_MIN = 22;
    private static final int ITEM_BYTES_MIN = 12;
    private static final int RANGE_BYTES = 16;
    private static final int PARCEL_HEAD_BYTES = 39;
    private static final int REPORT_BYTES = 128;

    private ParcelCodec() {}

    /// The parcel as bytes; [WireException] when it is too long.
    public static byte[] bytes(Parcel parcel) {
        int bytes = PARCEL_HEAD_BYTES;
        for (Parcel.Item item : parcel.items()) {
            bytes += ITEM_BYTES_MIN + item.frame().length;
        }
        Sink sink = begin(PARCEL, parcel.outbox(), Math.min(bytes, Parcel.BYTES_MAX));
        sink.i64(parcel.oldest());
        sink.i64(parcel.newest());
        sink.flag(parcel.asksForReport());
        sink.list(parcel.items(), (into, item) -> {
            into.i64(item.sequence());
            into.bytes(item.frame());
        });
        return end(sink);
    }

    /// The report as bytes.
    public static byte[] bytes(Report report) {
        Sink sink = begin(REPORT, report.outbox(), REPORT_BYTES);
        sink.i64(report.through());
        sink.list(report.missing(), (into, range) -> {
            into.i64(range.from());
            into.i64(range.to());
        });
        sink.i64(report.epochMillis());
        return end(sink);
    }

    /// Whether bytes from a fleet are a report rather than a frame. It looks at four bytes and
    /// checks nothing.
    public static boolean isReport(byte[] bytes) {
        return bytes.length > BYTES_MIN && bytes[0] == 'H' && bytes[1] == 'P'
                && bytes[Layout.KIND_OFFSET] == REPORT;
    }

    /// The parcel that `bytes` are, all of them, or a [WireException]. Its frames are only cut out.
    public static Parcel parcel(byte[] bytes) {
        Source source = open(bytes, PARCEL);
        long outbox = source.i64("outbox");
        long oldest = source.i64("oldest");
        long newest = source.i64("newest");
        if (oldest < 1 || newest < oldest - 1) {
            throw new WireException("not what an outbox holds: offset=16 oldest=" + oldest
                    + " newest=" + newest + ", expected 1 or more, in order");
        }
        boolean asks = source.flag("asks for a report");
        List<Parcel.Item> items = source.list("frames", ITEM_BYTES_MIN, from -> {
            int at = from.offset();
            long sequence = from.i64("number");
            if (sequence < oldest || sequence > newest) {
                throw new WireException("frame outside its outbox: offset=" + at + " number="
                        + sequence + ", expected " + oldest + " to " + newest);
            }
            return new Parcel.Item(sequence, from.bytes("frame"));
        });
        return new Parcel(outbox, oldest, newest, asks, items);
    }

    /// The report that `bytes` are, all of them, or a [WireException].
    public static Report report(byte[] bytes) {
        Source source = open(bytes, REPORT);
        long outbox = source.i64("outbox");
        long through = source.i64("through");
        List<Ranges.Range> missing = source.list("missing", RANGE_BYTES, from -> {
            int at = from.offset();
            Ranges.Range range = new Ranges.Range(from.i64("from"), from.i64("to"));
            if (range.from() < 1 || range.to() < range.from()) {
                throw new WireException("not a stretch of numbers: offset=" + at + " from="
                        + range.from() + " to=" + range.to() + ", expected 1 or more, in order");
            }
            return range;
        });
        return new Report(outbox, through, missing,
                source.hasMore() ? source.i64("wall time") : Report.NO_TIME);
    }

    private static Sink begin(int kind, long outbox, int bytesExpected) {
        Sink sink = new Sink(Parcel.BYTES_MAX, bytesExpected);
        sink.u16(MAGIC);
        sink.u8(VERSION);
        sink.u8(kind);
        sink.i32(0);
        sink.i64(outbox);
        return sink;
    }

    private static byte[] end(Sink sink) {
        sink.patchLength(Layout.LENGTH_OFFSET);
        sink.seal();
        return sink.written();
    }

    private static Source open(byte[] bytes, int kind) {
        int length = bytes.length;
        if (length < BYTES_MIN || length > Parcel.BYTES_MAX) {
            throw new WireException("not a parcel: bytes=" + length + ", expected " + BYTES_MIN
                    + " to " + Parcel.BYTES_MAX);
        }
        int end = length - Layout.CHECKSUM_BYTES;
        Source source = new Source(bytes, end);
        int magic = source.u16("magic");
        int version = source.u8("version");
        int found = source.u8("kind");
        if (magic != MAGIC || version != VERSION || found != kind) {
            throw new WireException("not a parcel: offset=0 magic=0x"
                    + Integer.toHexString(magic) + " version=" + version + " kind=" + found
                    + ", expected 'HP', " + VERSION + ", " + kind);
        }
        int stated = source.i32("length");
        int carried = new Source(bytes, length).checksumAt(end);
        if (stated != length || carried != Layout.checksum(bytes, end)) {
            throw new WireException("parcel damaged: bytes=" + length + " stated=" + stated
                    + " checksum=0x" + Integer.toHexString(carried) + ", expected 0x"
                    + Integer.toHexString(Layout.checksum(bytes, end)));
        }
        return source;
    }
}
