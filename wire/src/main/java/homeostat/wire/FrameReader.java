package homeostat.wire;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;

/// Turns bytes into frames, or says in one sentence why they are none.
///
/// It trusts nothing: whatever the bytes are, the outcome is a frame or a [WireException], and
/// the memory used is bounded by the length of the bytes.
public final class FrameReader {
    private static final int TEXT_BYTES_MIN = 2;
    private static final int SETTING_BYTES = 10;
    private static final Reason[] REASONS = Reason.values();

    private FrameReader() {}

    /// Whether `bytes`, written by [FrameWriter], may not wait for others: the change of an alarm
    /// or of a mode. It looks at one byte and checks nothing.
    public static boolean isUrgent(byte[] bytes) {
        return bytes.length > Layout.KIND_OFFSET && (bytes[Layout.KIND_OFFSET] == Layout.ALARM
                || bytes[Layout.KIND_OFFSET] == Layout.MODE);
    }

    /// The frame that `bytes` are, all of them.
    public static Frame read(byte[] bytes) {
        checkWhole(bytes);
        int end = bytes.length - Layout.CHECKSUM_BYTES;
        Source source = new Source(bytes, end);
        source.u16("magic");
        source.u8("version");
        int kind = source.u8("kind");
        source.i32("length");
        Header header = header(source);
        // What is left over was appended by a later writer and is skipped.
        return body(kind, header, source);
    }

    private static void checkWhole(byte[] bytes) {
        int length = bytes.length;
        if (length < Layout.FRAME_BYTES_MIN || length > Layout.FRAME_BYTES_MAX) {
            throw new WireException("not a frame: bytes=" + length + ", expected "
                    + Layout.FRAME_BYTES_MIN + " to " + Layout.FRAME_BYTES_MAX);
        }
        Source source = new Source(bytes, length);
        int magic = source.u16("magic");
        if (magic != Layout.MAGIC) {
            throw new WireException("not a frame: offset=0 magic=0x"
                    + Integer.toHexString(magic) + ", expected 'HS'");
        }
        int version = source.u8("version");
        if (version != Layout.VERSION) {
            throw new WireException("frame of another version: offset=2 version=" + version
                    + ", expected " + Layout.VERSION);
        }
        source.u8("kind");
        int stated = source.i32("length");
        if (stated != length) {
            throw new WireException("frame of another length: offset=" + Layout.LENGTH_OFFSET
                    + " stated=" + stated + ", expected the " + length + " bytes there are");
        }
        int end = length - Layout.CHECKSUM_BYTES;
        int sum = Layout.checksum(bytes, end);
        int carried = new Source(bytes, length).checksumAt(end);
        if (sum != carried) {
            throw new WireException("frame damaged: offset=" + end + " checksum=0x"
                    + Integer.toHexString(carried) + ", expected 0x" + Integer.toHexString(sum));
        }
    }

    private static Header header(Source source) {
        long sequence = source.i64("sequence");
        long schema = source.i64("schema");
        long atNs = source.i64("device time");
        long atEpochMillis = source.i64("wall time");
        return new Header(source.name("bed"), sequence, schema, atNs, atEpochMillis);
    }

    private static Frame body(int kind, Header header, Source source) {
        return switch (kind) {
            case Layout.HELLO -> hello(header, source);
            case Layout.NUMERICS -> new Frame.Numerics(header,
                    source.table("numerics", Layout.NUMERIC_BYTES, FrameReader::numeric));
            case Layout.WAVE -> wave(header, source);
            case Layout.WAVES -> new Frame.Waves(header,
                    source.rows("waves", Packing::read));
            case Layout.ALARM -> new Frame.AlarmChange(header, standing(source));
            case Layout.MODE -> new Frame.ModeChange(header, source.u16("cell"),
                    source.i16("mode"), Regime.of(source.code("regime", 4)),
                    source.i64("since"));
            case Layout.ORDER -> new Frame.OrderMade(header, source.u16("port"),
                    source.i64("order"), source.f64("amount"),
                    REASONS[source.code("reason", REASONS.length - 1)]);
            case Layout.GOODBYE -> new Frame.Goodbye(header, source.text("reason"));
            case Layout.ACKNOWLEDGE -> new Frame.Acknowledge(header, source.u16("alarm"));
            case Layout.PAUSE_AUDIO -> pause(header, source);
            case Layout.ANSWER -> new Frame.Answer(header, source.i64("number"),
                    source.flag("done"),
                    source.list("lines", TEXT_BYTES_MIN, each -> each.text("line")));
            case Layout.REQUEST -> new Frame.Request(header, source.i64("number"),
                    source.i64("as of"), source.i64("until"),
                    Ask.of(source.code("ask", Ask.last())), source.i64("prescription"),
                    source.list("settings", SETTING_BYTES, each ->
                            new Frame.Setting(each.u16("parameter"), each.f64("value"))));
            default -> throw new WireException("unknown kind of frame: offset=3 kind=" + kind
                    + ", expected 1 to 9 or 64 to 66");
        };
    }

    private static Frame.Hello hello(Header header, Source source) {
        String patient = source.text("patient");
        int at = source.offset();
        double speed = source.f64("speed");
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new WireException("not a speed: offset=" + at + " speed=" + speed
                    + ", expected a number above 0");
        }
        Source part = source.part("schema");
        long hash = part.digest();
        Schema schema = SchemaCodec.read(part);
        if (hash != header.schema()) {
            throw new WireException("schema and its hash differ: offset=16 hash=0x"
                    + Long.toHexString(header.schema()) + ", expected 0x"
                    + Long.toHexString(hash));
        }
        return new Frame.Hello(header, new Bed(header.bed(), patient, speed), schema);
    }

    private static Frame.Numeric numeric(Source source) {
        double value = source.f64("value");
        long ageNs = source.i64("age");
        int output = source.u16("output");
        return new Frame.Numeric(output, value, Quality.of(source.code("quality", 4)), ageNs);
    }

    private static Frame.Wave wave(Header header, Source source) {
        int output = source.u16("output");
        long firstNs = source.i64("first sample");
        long intervalNs = source.interval();
        float[] samples = new float[source.count("samples", Float.BYTES)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = source.f32("sample");
        }
        return new Frame.Wave(header, output, firstNs, intervalNs, samples);
    }

    private static Frame.Standing standing(Source source) {
        int alarm = source.u16("alarm");
        Priority priority = SchemaCodec.priority(source);
        AlarmState state = AlarmState.of(source.code("alarm state", 4));
        long onsetNs = source.i64("onset");
        return new Frame.Standing(alarm, priority, state, onsetNs, source.flag("audible"));
    }

    private static Frame.PauseAudio pause(Header header, Source source) {
        int at = source.offset();
        long spanNs = source.i64("span");
        if (spanNs < 0 || spanNs > Frame.PauseAudio.SPAN_MAX_NS) {
            throw new WireException("not a pause: offset=" + at + " spanNs=" + spanNs
                    + ", expected 0 to " + Frame.PauseAudio.SPAN_MAX_NS);
        }
        return new Frame.PauseAudio(header, spanNs);
    }
}
