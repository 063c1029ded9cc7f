package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.signal.BeatClass;
import homeostat.signal.Rhythm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command's answer is read by other programs, and its complaints by people.
final class EcgScoreTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoRecords() {
        write("one", SampleRecord.annotations());
        List<Annotation> paced = new ArrayList<>(SampleRecord.annotations());
        paced.set(5, Annotation.of(paced.get(5).sample(), AnnotationCode.PACED));
        write("two", paced);
    }

    private void write(String name, List<Annotation> annotations) {
        try (WfdbFile sample = SampleRecord.recording()) {
            WfdbWriter.write(sample, folder.resolve(name + ".hea"), Advance.SILENT);
            Files.write(folder.resolve(name + ".atr"), AnnotationFile.bytes(annotations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void scoresEveryRecordAndPoolsThePacedApart() {
        EcgReport report = EcgScore.of(folder);
        assertEquals(List.of("one", "two"), List.copyOf(report.entries().keySet()));
        assertEquals(report.entries().get("one").beats(), report.gross());
        assertEquals(report.entries().get("two").beats(), report.paced());
        assertTrue(report.effort().samplesPerCpuSecond() > 0);
    }

    @Test
    void writesTheDocumentedJson() {
        BeatScore score = new BeatScore(3, 1, 0);
        ClassMatrix classes = new ClassMatrix();
        classes.count(BeatClass.VENTRICULAR, BeatClass.VENTRICULAR);
        classes.count(null, BeatClass.SUPRAVENTRICULAR);
        TreeMap<String, EcgReport.Entry> entries = new TreeMap<>();
        entries.put("101", new EcgReport.Entry(score, new BeatScore(1, 3, 2), BeatScore.NONE,
            classes, RunScore.NONE, Map.of(Rhythm.BIGEMINY,
            new EpisodeScore(1, 2, 3, 4, 50, 60, 40)), new EcgReport.Shutdown(600, 20, score),
            false));
        String json = new EcgReport(entries, new EcgReport.Effort(1234567.4, 1000, 350.5, 400,
            1000), 2, 6).toJson();
        String counts = "{\"beats\": 4, \"tp\": 3, \"fn\": 1, \"fp\": 0, "
            + "\"sePercent\": 75.0, \"ppvPercent\": 100.0}";
        String none = "{\"beats\": 0, \"tp\": 0, \"fn\": 0, \"fp\": 0, "
            + "\"sePercent\": 100.0, \"ppvPercent\": 100.0}";
        for (String part : List.of(
                "{\n  \"records\": {\n    \"101\": " + counts + "\n  },\n  \"gross\": " + counts,
                "\"paced\": " + none, "\"all\": " + counts, "\"firstLead\": " + none,
                "\"window50ms\": {\"beats\": 4, \"tp\": 1, \"fn\": 3, \"fp\": 2, "
                    + "\"sePercent\": 25.0, \"ppvPercent\": 33.333333333333336}",
                "\"veb\": {\"beats\": 1, \"tp\": 1,",
                "\"sveb\": {\"beats\": 0, \"tp\": 0, \"fn\": 0, \"fp\": 1,",
                "\"ds1\": {\"beats\": " + counts, "\"ds2\": {\"beats\": " + none,
                "\"runs\": {\"couplets\": {\"runs\": 0, \"found\": 0,",
                "\"BIGEMINY\": {\"episodes\": 3, \"found\": 1, \"claims\": 7, \"confirmed\": 3, "
                    + "\"seconds\": 50.0, \"claimedSeconds\": 60.0, \"bothSeconds\": 40.0}",
                "\"shutdown\": {\"ofSeconds\": 600.0, \"seconds\": 20.0, \"trusted\": " + counts,
                "\"O\": {\"N\": 0, \"S\": 1,",
                "\"leads\": 2,", "\"noiseStress\": {\"snrDb\": 6.0}",
                "\"samplesPerCpuSecond\": 1234567,\n  \"classifiedSamplesPerCpuSecond\": 1000,\n"
                    + "  \"latencyMs\": {\"median\": 350.5, \"p99\": 400.0, \"max\": 1000.0}")) {
            assertTrue(json.contains(part), () -> part + "\nin\n" + json);
        }
    }

    @Test
    void addsNoiseOfTheStatedStrengthInTwoMinutesOfFour() {
        EcgReport clean = EcgScore.of(folder);
        EcgReport little = EcgScore.stressed(folder, 2, folder.resolve("one.hea"), 40,
            Advance.SILENT);
        assertEquals(clean.gross().beats(), little.gross().beats());
        assertEquals(40, little.decibels());
        assertTrue(Double.isNaN(clean.decibels()));
    }

    @Test
    void usesTheFirstLeadAloneWhenAsked() {
        EcgReport report = EcgScore.of(folder, 1);
        assertEquals(report.firstLead(), report.gross());
        assertEquals(1, report.leadsMax());
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Files.delete(folder.resolve("two.atr"));
        refused(folder, "cannot read: file=" + folder.resolve("two.atr")
            + ", expected a readable file");
        Files.delete(folder.resolve("one.dat"));
        refused(folder, "cannot read: file=" + folder.resolve("one.dat")
            + ", expected a readable file");
        Path nowhere = folder.resolve("nowhere");
        refused(nowhere, "no such folder: file=" + nowhere + ", expected a folder with records");
        Files.createDirectory(nowhere);
        refused(nowhere, "no records: file=" + nowhere
            + ", expected at least one NAME.hea with NAME.dat and NAME.atr");
    }

    @Test
    void saysWhatIsTruncatedOrAltered() throws IOException {
        byte[] samples = Files.readAllBytes(folder.resolve("two.dat"));
        samples[200_000] ^= 0x10;
        Files.write(folder.resolve("two.dat"), samples);
        RecordException altered =
            assertThrows(RecordException.class, () -> EcgScore.of(folder));
        assertTrue(altered.getMessage().startsWith("checksum differs from the header: "
            + "file=two.dat signal="), altered.getMessage());
        Files.write(folder.resolve("one.dat"), new byte[1000]);
        refused(folder, "signal file too short: file=one.dat bytes=1000, expected 324000 bytes "
            + "for 108000 frames");
    }

    @Test
    void refusesWhatIsNoElectrocardiogram() throws IOException {
        Files.writeString(folder.resolve("one.hea"), "one 1 360 9\none.dat 212 200/mmHg\n");
        refused(folder, "not a voltage: file=one.hea signal= unit=mmHg, expected V, mV or uV");
        Files.writeString(folder.resolve("one.hea"), "one 1 10 9\none.dat 212\n");
        refused(folder, "sampling frequency out of range: file=one.hea is=10.0, "
            + "expected 100.0 to 2000.0 Hz");
        Files.writeString(folder.resolve("one.hea"), "one 0 360 9\n");
        refused(folder, "no signal: file=one.hea, expected at least one");
        Files.writeString(folder.resolve("a\"b.hea"), "");
        refused(folder, "bad record name: file=a\"b.hea, "
            + "expected letters, digits, '_', '.', '~' and '-'");
    }

    private static void refused(Path folder, String message) {
        RecordException e = assertThrows(RecordException.class, () -> EcgScore.of(folder));
        assertEquals(message, e.getMessage());
    }
}
