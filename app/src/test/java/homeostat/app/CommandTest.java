package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Exists because what a person gets wrong deserves one sentence and not a stack trace.
class CommandTest {
    private static final List<String> BAD_INPUT = List.of(
        "nonsense",
        "--nonsense",
        "trial",
        "trial toaster",
        "trial kidney --patients nobody",
        "trial lung --course nowhere",
        "trial vad --faults gremlin",
        "trial heart --patients nobody",
        "trial heart --patients unseen:0",
        "trial heart --workers 1000",
        "trial vad --sweep never",
        "trial lung --sweep Regulating/rust:1:1:1",
        "trial kidney --html /no/such/folder/file.html",
        "trial pancreas --patients bob",
        "trial pancreas --days 0",
        "trial pancreas --days -3",
        "trial pancreas --days many",
        "trial pancreas --seeds 0",
        "trial pancreas --workers -1",
        "trial pancreas --scenario feast",
        "trial pancreas --meals stolen",
        "trial pancreas --faults gremlin",
        "trial pancreas --fail-at sometimes",
        "trial pancreas --patient /no/such/file.person",
        "body",
        "body fit",
        "body fit glucose",
        "body fit glucose --recording /no/such/file.csv",
        "body fit glucose --recording pom.xml",
        "body fit glucose --recording pom.xml --weight 3",
        "body fit glucose --recording pom.xml --out person.txt",
        "trial pancreas --json /no/such/folder/file.json",
        "trace glucose --patient child#1",
        "trace glucose --hours -1",
        "trace glucose --hours x",
        "trace glucose --every 0m",
        "trace glucose --meals 7:00=-5",
        "trace glucose --meals 25:00=5",
        "trace glucose --meals 7:00",
        "trace glucose --meals 7:00=100000",
        "trace glucose --basal wild",
        "trace glucose --csv /no/such/folder/file.csv",
        "ecg score",
        "ecg score /no/such/folder",
        "ecg score /no/such/folder --leave-one-out",
        "ecg score src --leave-one-out",
        "ecg score src --leave-one-out --leads 1",
        "ecg train /no/such/folder",
        "ppg",
        "ppg /no/such/file.csv",
        "ppg pom.xml",
        "ppg pom.xml --rate -1",
        "ppg pom.xml --json /no/such/folder/file.json",
        "firmware",
        "firmware build toaster",
        "firmware build pancreas --target z80",
        "firmware run pancreas --steps 0",
        "firmware run pancreas --all-targets",
        "firmware run pancreas --record 100.hea",
        "firmware run monitor --record /no/such/file.hea",
        "firmware run pancreas --inputs /no/such/file.run",
        "firmware report pancreas --json /no/such/folder/file.json",
        "firmware fuzz --programs 0",
        "firmware library toaster",
        "firmware library pancreas --target z80",
        "device selftest toaster --firmware",
        "device selftest vad --firmware --target z80",
        "device calibrate pancreas --firmware",
        "ward --firmware toaster",
        "ward --firmware kidney,toaster",
        "ward --firmware monitor --target z80",
        "cover",
        "cover mcdc --bar 200",
        "cover mcdc --modules toaster",
        "cover mcdc --device toaster",
        "prove --device toaster",
        "prove --classes /no/such/path --entry a.B",
        "prove --entry a.B",
        "prove --classes src --entry a.B",
        "prove --classes pom.xml --entry a.B",
        "prove --classes target/classes --entry a.B",
        "prove --classes target/classes --entry homeostat.app.Main",
        "prove --device pancreas --json - --sarif -",
        "prove --device pancreas --certificate /no/such/folder/file",
        "prove --verify /no/such/file",
        "prove --verify pom.xml",
        "prove --verify pom.xml --device pancreas",
        "prove --device pancreas --board toaster",
        "prove --device pancreas --boards boards.txt",
        "prove --device pancreas --board mine --boards /no/such/boards",
        "prove --device pancreas --owners /no/such/folder/owners.html",
        "prove --owners owners.html",
        "prove --device pancreas --owners --unassembled",
        "prove --device pancreas --owners --json -",
        "ward --beds 0",
        "ward --beds 1000",
        "ward --speed 0",
        "ward --speed -1",
        "ward --speed NaN",
        "ward --port 70000",
        "ward --port x",
        "ward --seconds -1",
        "ward --data pom.xml",
        "fleet",
        "fleet header toaster",
        "fleet simulate --runs 0",
        "fleet screens --screens 0",
        "fleet screens --beds many",
        "fleet key",
        "fleet key rotate --data /no/such/folder",
        "fleet faults --devices 0",
        "fleet faults --kills -1",
        "fleet faults --seconds much",
        "audit",
        "audit verify /no/such/file",
        "ward --record /no/such/record");

    @TempDir
    private Path folder;

    private record Answer(int code, String out, String err) {}

    @ParameterizedTest
    @FieldSource("BAD_INPUT")
    void badInputEndsWithOneSentenceAndTwo(String line) {
        Answer answer = run(line.split(" "));

        assertEquals(Main.REFUSED, answer.code(), answer.err());
        assertEquals("", answer.out());
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertTrue(answer.err().startsWith("homeostat: "), answer.err());
        assertFalse(answer.err().contains("Exception"), answer.err());
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Answer answer = run("ward", "--port", Integer.toString(taken.getLocalPort()));

            assertEquals(Main.REFUSED, answer.code());
            assertTrue(answer.err().contains(Integer.toString(taken.getLocalPort())));
        }
    }

    @Test
    void aDeviceWithoutItsObjectsIsNeverProved() {
        Answer answer = run("prove", "--device", "monitor", "--unassembled");

        assertEquals(1, answer.code(), answer.err());
        assertTrue(answer.out().contains("not proved: 0 findings"), answer.out());
        assertTrue(answer.out().contains("not judged for lack of objects: "));
        assertTrue(answer.out().contains("no objects: its assembly was not run, as asked"));
    }

    @Test
    void ownersAndCostsArePrintedForABoard() {
        Answer answer = run("prove", "--device", "monitor", "--owners", "--board", "stm32h7");

        assertEquals(0, answer.code(), answer.out() + answer.err());
        assertTrue(answer.out().contains("\n├─ ecg  In  · port\n"), answer.out());
        assertTrue(answer.out().contains("on stm32h7"), answer.out());
    }

    @Test
    void aRefusedResultLeavesNothingBehind() throws IOException {
        Path corrupt = folder.resolve("broken.hea");
        Files.writeString(corrupt, "broken 1 360 10\nbroken.dat 212 200 11 1024 995 0 0\n");
        Files.write(folder.resolve("broken.dat"), new byte[3]);
        Files.write(folder.resolve("broken.atr"), new byte[2]);
        Path json = folder.resolve("score.json");

        Answer answer = run("ecg", "score", folder.toString(), "--json", json.toString());

        assertEquals(Main.REFUSED, answer.code(), answer.err());
        assertEquals(1, answer.err().lines().count());
        assertFalse(Files.exists(json));
    }

    @Test
    void everyCommandExplainsItself() {
        for (Commands command : Commands.values()) {
            Answer answer = run(command.word(), "--help");
            assertEquals(0, answer.code());
            assertTrue(answer.out().startsWith("Usage: homeostat " + command.word()));
        }
        assertEquals(0, run("--help").code());
        assertTrue(run().out().contains("homeostat ward"));
    }

    @Test
    void aTraceHasTheColumnsOfTheReference() {
        Answer answer = run("trace", "glucose", "--patient", "child#001", "--hours", "1",
                "--every", "15m", "--meals", "0:10=20", "--basal", "steady", "--bolus", "cr",
                "--csv", "-");

        assertEquals(0, answer.code());
        assertTrue(answer.out().startsWith("patient,minute,gsub_mgdl,x1,x2,"));
        assertEquals(1 + 5, answer.out().lines().count());
    }

    @Test
    void resultsForMachinesGoToStandardOutputAlone() {
        Answer answer = run("trial", "pancreas", "--patients", "adult#001", "--json", "-");

        assertEquals(0, answer.code());
        assertTrue(answer.out().startsWith("{"), answer.out());
        for (String field : new String[] {"patients", "days", "tirPercent", "below70Percent",
            "below54Percent", "above180Percent", "above250Percent", "worst", "safetyEvents",
            "patientDaysPerCpuSecond", "digest"}) {
            assertTrue(answer.out().contains("\"" + field + "\""), field);
        }
    }

    private static Answer run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments);
            return new Answer(code, outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
