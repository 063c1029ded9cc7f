package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The reference is only as good as the reading of it.
final class AnnotationFileTest {
    @Test
    void readsABeatAndTheEnd() {
        assertEquals(List.of(Annotation.of(77, AnnotationCode.NORMAL)),
            parse(1 << 10 | 77, 0));
    }

    @Test
    void readsASkipHighHalfFirst() {
        assertEquals(List.of(Annotation.of(0x12345 + 5, AnnotationCode.NORMAL)),
            parse(59 << 10, 0x0001, 0x2345, 1 << 10 | 5, 0));
    }

    @Test
    void keepsNumberAndChannelButNotSubtypeAndText() {
        List<Annotation> read = parse(5 << 10 | 10, 60 << 10 | 0xff, 61 << 10 | 3, 62 << 10 | 1,
            63 << 10 | 2, 'h' | 'i' << 8, 1 << 10 | 10, 0);
        assertEquals(List.of(
            new Annotation(10, AnnotationCode.VENTRICULAR_PREMATURE, 3, 1, -1, "hi"),
            new Annotation(20, AnnotationCode.NORMAL, 0, 1, -1, "")), read);
    }

    @Test
    void passesOverDefinitionsButRefusesAResolutionItWouldIgnore() {
        List<Annotation> beat = List.of(Annotation.of(9, AnnotationCode.NORMAL));
        byte[] definitions = AnnotationFile.bytes(List.of(
            comment("## annotation type definitions"), comment("15 c calibration pulse"),
            comment("## end of definitions"), beat.get(0)));
        assertEquals(beat, AnnotationFile.parse("x.atr", definitions));
        byte[] resolution = AnnotationFile.bytes(List.of(
            comment("## time resolution: 1000"), beat.get(0)));
        RecordException e = assertThrows(RecordException.class,
            () -> AnnotationFile.parse("x.atr", resolution));
        assertEquals("annotations in a time resolution of their own are not read: file=x.atr "
            + "offset=0, expected times in frames of the record", e.getMessage());
    }

    private static Annotation comment(String text) {
        return new Annotation(0, AnnotationCode.COMMENT, 0, 0, 0, text);
    }

    @Test
    void writesTimesBeyondThirtyTwoBits() {
        List<Annotation> far = List.of(Annotation.of(10_000_000_000L, AnnotationCode.NORMAL),
            Annotation.of(5, AnnotationCode.NORMAL));
        assertEquals(far, AnnotationFile.parse("x.atr", AnnotationFile.bytes(far)));
    }

    @Test
    void saysWhereAFileIsBroken() {
        refused("annotations end without an end mark: file=x.atr offset=2, expected a zero word",
            1 << 10 | 5);
        refused("unknown annotation code 55: file=x.atr offset=0, expected 0 to 49 or 59 to 63",
            55 << 10 | 5, 0);
        refused("text runs over the end: file=x.atr offset=4, expected 100 bytes",
            1 << 10 | 5, 63 << 10 | 99, 0);
        refused("skip cut short: file=x.atr offset=4, expected 2 bytes", 59 << 10, 0);
    }

    @Test
    void writesTheBytesItReads() {
        byte[] bytes = words(59 << 10, 0x0001, 0x2345, 5 << 10, 60 << 10 | 7, 61 << 10 | 3,
            62 << 10 | 1, 63 << 10 | 3, 'a' | 'b' << 8, 'c', 1 << 10 | 1023, 0);
        assertArrayEquals(bytes, AnnotationFile.bytes(AnnotationFile.parse("x.atr", bytes)));
    }

    private static void refused(String message, int... words) {
        RecordException e = assertThrows(RecordException.class, () -> parse(words));
        assertEquals(message, e.getMessage());
    }

    private static List<Annotation> parse(int... words) {
        return AnnotationFile.parse("x.atr", words(words));
    }

    private static byte[] words(int... words) {
        byte[] bytes = new byte[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) words[i];
            bytes[2 * i + 1] = (byte) (words[i] >> 8);
        }
        return bytes;
    }
}
