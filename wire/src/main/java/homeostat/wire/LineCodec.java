package homeostat.wire;

import homeostat.kernel.Sheet;
import java.util.List;
import java.util.Locale;

/// Requests and answers as bytes, in the same envelope as frames: magic, version, kind, length,
/// CRC-32C at the end. They never leave the room that the device is in.
///
/// ```
/// kind 128 calls   u32 number, i64 wall time ms, u16 count, count × (u8 call, words)
/// kind 129 greet   u32 number, i64 wall time ms, f64 speed, name, text patient
/// kind 130 obey    u32 number, i64 wall time ms, a frame, 64 or 65
/// kind 131 answer  u32 number, u8 verdict, i64 frames, i64 noise, u16 count, count × u64
/// ```
public final class LineCodec {
    /// A device takes no longer request.
    public static final int REQUEST_BYTES_MAX = 1_024;
    /// A device makes no more calls of one request.
    public static final int CALLS_MAX = 64;

    static final int CALLS = 128;
    static final int GREET = 129;
    static final int OBEY = 130;
    static final int ANSWER = 131;
    private static final int ENVELOPE_BYTES = 26;

    private LineCodec() {}

    /// A request as bytes.
    public static byte[] bytes(LineRequest request, int number, long epochMillis) {
        Sink sink = new Sink(REQUEST_BYTES_MAX, REQUEST_BYTES_MAX);
        sink.u16(Layout.MAGIC);
        sink.u8(Layout.VERSION);
        sink.u8(switch (request) {
            case LineRequest.Calls _ -> CALLS;
            case LineRequest.Greet _ -> GREET;
            case LineRequest.Obey _ -> OBEY;
        });
        sink.i32(0);
        sink.i32(number);
        sink.i64(epochMillis);
        switch (request) {
            case LineRequest.Calls calls -> sink.list(calls.calls(), LineCodec::call);
            case LineRequest.Greet greet -> {
                sink.f64(greet.bed().speed());
                sink.name(greet.bed().name());
                sink.text(greet.bed().patient());
            }
            case LineRequest.Obey obey -> sink.raw(FrameWriter.bytes(obey.command()));
        }
        sink.patchLength(Layout.LENGTH_OFFSET);
        sink.seal();
        return sink.written();
    }

    /// How many bytes of a request a call takes.
    public static int bytes(LineRequest.Call call) {
        return 1 + call.words().length * Long.BYTES;
    }

    /// Whether so many calls of so many bytes fit into one request.
    public static boolean fits(int calls, int bytes) {
        return calls <= CALLS_MAX && ENVELOPE_BYTES + bytes <= REQUEST_BYTES_MAX;
    }

    /// Whether a whole message is an answer and no frame.
    public static boolean isAnswer(byte[] message) {
        return (message[Layout.KIND_OFFSET] & 0xFF) == ANSWER;
    }

    /// The answer that a whole message is.
    public static LineAnswer answer(byte[] message) {
        Source source = new Source(message, message.length - Layout.CHECKSUM_BYTES);
        source.u16("magic");
        source.u8("version");
        source.u8("kind");
        source.i32("length");
        int number = source.i32("number");
        LineAnswer.Verdict verdict = LineAnswer.Verdict.values()[source.code("verdict", 2)];
        long frames = source.i64("frames");
        long noise = source.i64("noise");
        long[] results = new long[source.count("results", Long.BYTES)];
        for (int i = 0; i < results.length; i++) {
            results[i] = source.i64("result");
        }
        if (source.offset() != message.length - Layout.CHECKSUM_BYTES) {
            throw new WireException("bytes left over in an answer: offset=" + source.offset()
                    + ", expected its end there");
        }
        return new LineAnswer(number, verdict, frames, noise, results);
    }

    /// The numbers above for firmware, with a table of what is behind the codes in that device.
    static String header(Sheet sheet) {
        StringBuilder text = new StringBuilder("""
                /* The line between a host and its device, see homeostat.wire.LineCodec: made, not
                 * to be edited. The entries are those of device_entries.h. */
                #ifndef HOMEOSTAT_LINE_CALLS_H
                #define HOMEOSTAT_LINE_CALLS_H

                """);
        CHeader.define(text, "LINE_CALLS", Integer.toString(CALLS));
        CHeader.define(text, "LINE_GREET", Integer.toString(GREET));
        CHeader.define(text, "LINE_OBEY", Integer.toString(OBEY));
        CHeader.define(text, "LINE_ANSWER", Integer.toString(ANSWER));
        CHeader.define(text, "LINE_REQUEST_BYTES_MAX", Integer.toString(REQUEST_BYTES_MAX));
        CHeader.define(text, "LINE_CALLS_MAX", Integer.toString(CALLS_MAX));
        for (LineAnswer.Verdict each : LineAnswer.Verdict.values()) {
            CHeader.define(text, "LINE_" + each, Integer.toString(each.ordinal()));
        }
        for (LineCall each : LineCall.values()) {
            CHeader.define(text, "CALL_" + each, Integer.toString(each.code()));
        }
        for (LineCall.Among each : LineCall.Among.values()) {
            CHeader.define(text, "LINE_" + each, count(each, sheet));
        }
        text.append("\nstatic const struct { uint8_t code, arity; uint32_t among, entry; } "
                + "line_calls[] = {\n");
        for (LineCall each : LineCall.values()) {
            text.append(String.format(Locale.ROOT, "    { CALL_%s, %d, LINE_%s, %s },%n", each,
                    each.arity(), each.among(),
                    each.isOfDevice() ? "ENTRY_" + each.method() : "0xFFFFFFFFU"));
        }
        return text.append("};\n\n#endif\n").toString();
    }

    /// How many of them a device has, in C; of what is not numbered, any.
    private static String count(LineCall.Among what, Sheet sheet) {
        return switch (what) {
            case NOTHING -> "0xFFFFFFFFU";
            case WORDS -> "DEVICE_MEMORY_WORDS";
            case INPUTS -> ports(sheet, Sheet.Kind.INPUT);
            case INBOXES -> ports(sheet, Sheet.Kind.INBOX);
            case RECEIPTS -> ports(sheet, Sheet.Kind.RECEIPTS);
            case OUTPUTS -> ports(sheet, Sheet.Kind.OUTPUT, Sheet.Kind.WAVE);
            case ORDERS -> ports(sheet, Sheet.Kind.ORDERS);
            case ALARMS -> Integer.toString(sheet.alarms().size());
            case PARAMETERS -> Integer.toString(sheet.parameters().size());
            case TASKS -> Integer.toString(sheet.tasks().size());
            case CELLS -> Integer.toString(CTelemetry.cells(sheet));
        };
    }

    private static String ports(Sheet sheet, Sheet.Kind... kinds) {
        return Long.toString(sheet.ports().stream().filter(row ->
                List.of(kinds).contains(row.kind())).count());
    }

    private static void call(Sink sink, LineRequest.Call call) {
        sink.u8(call.what().code());
        for (long word : call.words()) {
            sink.i64(word);
        }
    }
}
