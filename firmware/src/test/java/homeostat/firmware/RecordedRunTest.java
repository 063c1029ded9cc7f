package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Doser;
import homeostat.kernel.Mode;
import homeostat.proof.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists because a recorded run comes from outside: what is wrong with it is said in one sentence,
/// and a difference between two runs is said with step, output and both bits.
class RecordedRunTest {
    private static final String ASSEMBLE = "assemble homeostat.firmware.sample.Doser.assemble";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "call dose|no assembly in the recorded run",
        "assemble nowhere.Absent.assemble|no such class: class=nowhere.Absent",
        "assemble homeostat.firmware.sample.Doser.make|expected a method of",
        ASSEMBLE + ";call doze 1|expected a method of homeostat.firmware.sample.Doser with 1 arg",
        ASSEMBLE + ";call dose one|expected a number of type I instead of one",
        ASSEMBLE + ";shout dose 1|expected assemble, root, probe or call",
        ASSEMBLE + ";call|expected a word and a method name"})
    void aWrongRunIsToldInOneSentence(String lines, String expected) {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Doser.class, Mode.class),
                lines.split(";"));

        String message = assertThrows(FirmwareException.class, () -> {
            RecordedRun.read(request.run());
            Lab.reference(request);
        }).getMessage();

        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void theFirstDifferenceIsNamedByStepAndOutput() throws IOException {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Doser.class, Mode.class),
                ASSEMBLE, "call dose 2", "call dose 3", "call dose 1");
        Snapshot snapshot = Lab.reference(request);
        byte[] outputs = Files.readAllBytes(folder.resolve("reference.bin"));
        Files.write(folder.resolve("outputs.bin"), outputs);

        assertNull(OutputDifference.first(folder, folder, snapshot));

        outputs[8] ^= 1;
        Files.write(folder.resolve("outputs.bin"), outputs);
        assertEquals("step=2 output=\"result of dose\" jvm=4004000000000000"
                + " target=4004000000000001",
                OutputDifference.first(folder, folder, snapshot).toString());
    }

    @Test
    void aRunThatEndsEarlyIsADifference() throws IOException {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Doser.class, Mode.class),
                ASSEMBLE, "call dose 2", "call dose 3");
        Snapshot snapshot = Lab.reference(request);
        Files.write(folder.resolve("outputs.bin"), new byte[0]);

        assertEquals(1, OutputDifference.first(folder, folder, snapshot).step());
    }
}
