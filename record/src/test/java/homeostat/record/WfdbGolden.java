package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the original WFDB programs printed for published records is what this reader must read.
final class WfdbGolden {
    @Test
    void format16AsRdsampPrintsIt() throws IOException {
        List<String> lines = expected("record-1a");
        try (RecordReader reader = open("test01_00s")) {
            int[] frame = new int[4];
            for (String line : lines) {
                assertEquals(1, reader.read(frame, 1));
                String[] fields = line.strip().split("\\s+");
                for (int i = 0; i < 4; i++) {
                    assertEquals(Integer.parseInt(fields[i]), frame[i]);
                }
            }
            assertEquals(0, reader.read(frame, 1));
        }
    }

    @Test
    void format212AsRdsampPrintsIt() throws IOException {
        List<String> lines = expected("record-2b");
        try (RecordReader reader = open("100")) {
            int[] frame = new int[2];
            reader.read(frame, 1);
            for (String line : lines) {
                reader.read(frame, 1);
                assertEquals(Integer.parseInt(line.strip()), frame[1]);
            }
        }
    }

    @Test
    void format212WithAnOddNumberOfSamplesInPhysicalUnits() throws IOException {
        List<String> lines = expected("record-2c");
        try (RecordReader reader = open("100_3chan")) {
            int[] frame = new int[3];
            for (String line : lines) {
                assertEquals(1, reader.read(frame, 1));
                String[] fields = line.strip().split("\\s+");
                for (int i = 0; i < 3; i++) {
                    assertEquals(Double.parseDouble(fields[i]), reader.header().signals().get(i)
                        .calibration().physical(frame[i]), 1e-8);
                }
            }
            assertEquals(0, reader.read(frame, 1));
        }
    }

    @Test
    void everyRecordInThoseFormatsIsWholeByItsChecksums() {
        for (String name : new String[] {"100", "100-no-len", "100_3chan", "test01_00s",
            "s0010_re", "a103l", "a103l-no-len", "test_generator_2",
            "multi-segment/041s/041s01", "multi-segment/041s/041s02"}) {
            try (RecordReader reader = open(name)) {
                assertEquals(reader.frames(), RecordReaderTest.drain(reader), name);
            }
        }
    }

    @Test
    void everyOtherRecordIsRefusedByName() {
        refused("binformats", "signal format 8 is not read: file=binformats.hea line=2, ");
        refused("flacformats", "signal format ");
        refused("310derive", "signal format 310 is not read: ");
        refused("100skew", "skewed signals are not read: ");
        refused("multi-segment/041s/041s", "multi-segment records are not read: ");
    }

    @Test
    void annotationsAsRdannPrintsThem() throws IOException {
        annotations("100.atr", "ann-1");
        annotations("12726.anI", "ann-2");
        annotations("1003.atr", "ann-3");
    }

    @Test
    void annotationsSurviveBeingWritten() {
        for (String name : new String[] {"100.atr", "12726.anI", "1003.atr", "12726.wabp",
            "12726.wqrs", "huge.qrs"}) {
            List<Annotation> read =
                AnnotationFile.read(RecordSource.folder(SharedFolder.named("wfdb")), name);
            assertEquals(read, AnnotationFile.parse(name, AnnotationFile.bytes(read)), name);
        }
    }

    private static void annotations(String file, String expected) throws IOException {
        List<Annotation> read =
            AnnotationFile.read(RecordSource.folder(SharedFolder.named("wfdb")), file);
        List<String> lines = expected(expected);
        assertEquals(lines.size(), read.size(), file);
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).strip().split("\\s+", 7);
            Annotation a = read.get(i);
            String text = fields.length > 6 ? fields[6].strip() : "";
            assertEquals(List.of(fields[1], fields[2], fields[3], fields[4], fields[5], text),
                List.of(Long.toString(a.sample()), a.code().symbol(),
                    Integer.toString(a.subtype()), Integer.toString(a.channel()),
                    Integer.toString(a.number()), a.text().strip()), file + " " + i);
        }
    }

    private static void refused(String name, String start) {
        SharedFolder.named("wfdb");
        RecordException e = assertThrows(RecordException.class, () -> open(name).close());
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }

    private static List<String> expected(String name) throws IOException {
        Path file = SharedFolder.named("wfdb/target-output").resolve(name);
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }

    private static RecordReader open(String name) {
        return RecordReader.open(SharedFolder.named("wfdb").resolve(name + ".hea"));
    }
}
