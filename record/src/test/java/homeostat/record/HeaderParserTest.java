package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A header decides what every sample means, so each field has its test and each fault its
/// sentence.
final class HeaderParserTest {
    @Test
    void readsEveryFieldOfAFullHeader() {
        RecordHeader header = parse("""
            # first
            x1 2 250/24000(12.5) 825000 15:08:24 26/10/1994
            x1.dat 212x4:2+24 64.02(4)/mmHg 12 -7 40 -26056 512 Arterial line, left
            x1.dat 16
            # last
            """);
        assertEquals("x1", header.name());
        assertEquals(new RecordHeader.Clock(250, 24000, 12.5, "15:08:24", "26/10/1994"),
            header.clock());
        assertEquals(825000, header.frames());
        assertEquals(List.of("first", "last"), header.comments());
        assertEquals(5, header.frameSamples());
        assertEquals(new SignalHeader(
            new SignalHeader.Storage("x1.dat", SampleFormat.FORMAT_212, 4, 2, 24),
            new SignalHeader.Calibration(64.02, 4, "mmHg", false),
            new SignalHeader.Converter(12, -7, 512),
            new SignalHeader.Integrity(true, 40, true, -26056 & 0xffff),
            "Arterial line, left"), header.signals().get(0));
    }

    @Test
    void fillsInWhatTheCustomIs() {
        RecordHeader header = parse("x 1\nx.dat 212\n");
        assertEquals(250, header.clock().framesPerSecond());
        assertEquals(-1, header.frames());
        SignalHeader signal = header.signals().get(0);
        assertEquals(new SignalHeader.Calibration(200, 0, "mV", true), signal.calibration());
        assertEquals(12, signal.converter().resolutionBits());
        assertFalse(signal.integrity().initialKnown());
        assertFalse(signal.integrity().checksumKnown());
        assertEquals("", signal.description());
    }

    @Test
    void takesTheZeroOfTheConverterForTheBaselineWhenThereIsNone() {
        SignalHeader signal = parse("x 1 360 9\nx.dat 212 200 11 1024\n").signals().get(0);
        assertEquals(1024, signal.calibration().baseline());
        assertEquals(0.5, signal.calibration().physical(1124));
    }

    @Test
    void readsScientificGainsAndLinesEndedInAnyWay() {
        RecordHeader header = parse("x 1 360 9\r\nx.dat 16 1.052e+04/NU 16 0 1 2 0 PLETH\r\n");
        assertEquals(10520, header.signals().get(0).calibration().gain());
        assertEquals("PLETH", header.signals().get(0).description());
    }

    @Test
    void saysInOneSentenceWhatIsWrongAndWhere() {
        refused("", "not a WFDB header: file=x.hea line=1, "
            + "expected \"record signals frequency samples\"");
        refused("hello\n", "not a WFDB header: file=x.hea line=1, "
            + "expected \"record signals frequency samples\"");
        refused("x two\n", "bad number of signals: file=x.hea line=1, expected an integer");
        refused("x 1 -360\n",
            "bad sampling frequency: file=x.hea line=1, expected a positive number up to 1e9");
        refused("x/0 1 360 9\n", "bad number of segments: file=x.hea line=1, expected "
            + "\"record/segments signals\"");
        refused("x 2 360 9\nx.dat 16\n",
            "header ends early: signals=1: file=x.hea line=3, expected 2 signal lines");
        refused("x 1 360 9\nx.dat 17\n", "no such signal format: 17: file=x.hea line=2, "
            + "expected 0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516 or 524");
        refused("x 1 360 9\nx.dat 16 ten\n",
            "bad gain: file=x.hea line=2, expected \"gain[(baseline)][/units]\"");
        refused("x 1 360 9\n../x.dat 16\n", "bad signal file name: file=x.hea line=2, "
            + "expected a plain file name beside the header");
    }

    @Test
    void neverLetsAHeaderNameAFileElsewhere() {
        for (String name : new String[] {"/etc/passwd", "..", "a/b", "-", "|x", "a\\b", "C:x",
            ".hidden"}) {
            RecordException e = assertThrows(RecordException.class,
                () -> parse("x 1 360 9\n" + name + " 16\n"));
            assertTrue(e.getMessage().startsWith("bad signal file name"), name);
        }
    }

    private static void refused(String text, String message) {
        RecordException e = assertThrows(RecordException.class, () -> parse(text));
        assertEquals(message, e.getMessage());
    }

    private static RecordHeader parse(String text) {
        return HeaderParser.parse("x.hea", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void passesOverLinesAfterTheLastSignalButKeepsTheirComments() {
        RecordHeader header = parse("x 1 360 9\nx.dat 16\nx.dat 16\n# end\n");
        assertEquals(1, header.signals().size());
        assertEquals(List.of("end"), header.comments());
    }

    @Test
    void readsSegmentsAndTimesWithoutHours() {
        RecordHeader header =
            parse("x/3 2 125 40    31:25.894 10/10/2896\nx_layout 0\n~ 30\nx_1 10\n");
        assertEquals(List.of(new RecordHeader.Segment("x_layout", 0),
            new RecordHeader.Segment("~", 30), new RecordHeader.Segment("x_1", 10)),
            header.segments());
        assertEquals("2896-10-10T00:31:25.894", header.clock().start().toString());
    }
}
