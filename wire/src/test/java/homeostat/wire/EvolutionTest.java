package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Quality;
import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Devices and fleets are never of one age: a frame of tomorrow must be read today without what is
/// new in it, and one of yesterday with what it lacks at its default.
final class EvolutionTest {
    private static final Header HEADER = new Header("bed-1", 7, 0, 9, 10);
    private static final int BODY = 46;

    @Test
    void whatALaterWriterAppendsToABodyIsSkipped() {
        Stream stream = Stream.of(1).split("tomorrow");
        Property.named("a longer body").cases(300).check(FrameGenerators.frames(), frame -> {
            byte[] today = FrameWriter.bytes(frame);
            int more = 1 + stream.nextInt(20);
            byte[] tomorrow = Arrays.copyOf(today, today.length + more);
            for (int at = today.length - 4; at < tomorrow.length - 4; at++) {
                tomorrow[at] = (byte) stream.nextLong();
            }
            assertEquals(frame, FrameReader.read(sealed(tomorrow)));
        });
    }

    @Test
    void whatALaterWriterAppendsToATableIsSkipped() {
        Sink sink = begin(Layout.NUMERICS, 0);
        sink.u16(2);
        sink.u8(Layout.NUMERIC_BYTES + 5);
        for (int i = 0; i < 2; i++) {
            sink.f64(1.5 + i);
            sink.i64(4);
            sink.u16(i);
            sink.u8(Quality.GOOD.code());
            sink.i32(-1);
            sink.u8(77);
        }
        assertEquals(new Frame.Numerics(HEADER, List.of(
                new Frame.Numeric(0, 1.5, Quality.GOOD, 4),
                new Frame.Numeric(1, 2.5, Quality.GOOD, 4))), FrameReader.read(end(sink)));
    }

    @Test
    void whatALaterWriterAppendsToASchemaAndItsRowsIsSkippedAndItsHashIsTheSenders() {
        Schema schema = Schema.of(Ticker.assemble().sheet());
        Sink whole = new Sink();
        SchemaCodec.write(schema, whole);
        byte[] today = whole.written();
        byte[] tomorrow = Arrays.copyOf(today, today.length + 9);
        Arrays.fill(tomorrow, today.length, tomorrow.length, (byte) 3);
        long hash = new Source(tomorrow, tomorrow.length).digest();
        Sink sink = begin(Layout.HELLO, hash);
        sink.text("patient");
        sink.f64(1);
        sink.bytes(tomorrow);
        Frame.Hello hello = (Frame.Hello) FrameReader.read(end(sink));
        assertEquals(schema, hello.schema());
        assertEquals(hash, hello.header().schema());
        assertTrue(hash != schema.hash());
    }

    @Test
    void aRowThatIsLongerThanIsKnownIsReadAsFarAsItIsKnown() {
        Sink sink = new Sink();
        sink.rows(List.of(1, 2, 3), (into, number) -> {
            into.u16(number);
            into.text("of tomorrow");
        });
        Source source = new Source(sink.written(), sink.written().length);
        assertEquals(List.of(1, 2, 3), source.rows("numbers", row -> row.u16("number")));
    }

    @Test
    void aRowThatEndsBeforeWhatMustBeThereIsRefused() {
        Sink sink = new Sink();
        sink.rows(List.of(1), (into, number) -> into.u8(number));
        sink.i64(0);
        Source source = new Source(sink.written(), sink.written().length);
        assertEquals("frame ends early: offset=4, expected 2 more bytes for number before 5",
                assertThrows(WireException.class,
                        () -> source.rows("numbers", row -> row.u16("number"))).getMessage());
    }

    @Test
    void aReportOfYesterdayHasNoTimeAndOneOfTomorrowIsRead() {
        Report today = new Report(5, 3, List.of(new Ranges.Range(4, 6))).at(99);
        byte[] bytes = ParcelCodec.bytes(today);
        assertEquals(99, ParcelCodec.report(bytes).epochMillis());
        byte[] yesterday = sealed(Arrays.copyOf(bytes, bytes.length - 8));
        assertEquals(new Report(5, 3, today.missing()), ParcelCodec.report(yesterday));
        byte[] tomorrow = sealed(Arrays.copyOf(bytes, bytes.length + 12));
        assertEquals(5, ParcelCodec.report(tomorrow).outbox());
    }

    @Test
    void anotherLayoutAndAnUnknownKindAreRefused() {
        byte[] bytes = FrameWriter.bytes(new Frame.Acknowledge(HEADER, 1));
        bytes[3] = 50;
        assertEquals("unknown kind of frame: offset=3 kind=50, expected 1 to 9 or 64 to 66",
                assertThrows(WireException.class,
                        () -> FrameReader.read(sealed(bytes))).getMessage());
    }

    private static Sink begin(int kind, long schema) {
        Sink sink = new Sink();
        sink.u16(Layout.MAGIC);
        sink.u8(Layout.VERSION);
        sink.u8(kind);
        sink.i32(0);
        sink.i64(HEADER.sequence());
        sink.i64(schema);
        sink.i64(HEADER.atNs());
        sink.i64(HEADER.atEpochMillis());
        sink.name(HEADER.bed());
        assertEquals(BODY, sink.written().length);
        return sink;
    }

    private static byte[] end(Sink sink) {
        sink.patchLength(Layout.LENGTH_OFFSET);
        sink.seal();
        return sink.written();
    }

    private static byte[] sealed(byte[] bytes) {
        int end = bytes.length - 4;
        for (int i = 0; i < 4; i++) {
            bytes[4 + i] = (byte) (bytes.length >>> 8 * i);
        }
        int checksum = Layout.checksum(bytes, end);
        for (int i = 0; i < 4; i++) {
            bytes[end + i] = (byte) (checksum >>> 8 * i);
        }
        return bytes;
    }
}
