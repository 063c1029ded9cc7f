package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.people.Role;
import homeostat.wire.Ask;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.FrameWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people, a device that has the last word, and a screen that says only what is known.
final class RemoteTest {
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d+)\"");
    private static final String COMMANDS = "/api/beds/bed-1/commands";
    private final BlockingQueue<Frame.Request> requests = new LinkedBlockingQueue<>();
    private final SyntheticBed bed = SyntheticBed.monitor("bed-1", "somebody");
    private Staff staff;
    private Uplink uplink;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(Presets.FILE), """
                # what the ward agreed on
                preset monitor adult
                tachycardia above = 130
                bradycardia below = 50
                preset monitor child
                tachycardia above = 300
                preset pancreas adult
                basal = 1
                """);
        staff = new Staff(folder);
        uplink = staff.fleet.connect(bytes -> {
            if (FrameReader.read(bytes) instanceof Frame.Request request) {
                requests.add(request);
            }
        });
        uplink.ingest(bed.at(100, 0).hello());
        uplink.ingest(bed.numerics(1, 72, 833, 97));
    }

    @AfterEach
    void close() {
        staff.close();
    }

    @Test
    void settingsTakeTwoPeopleAndTheDevice() throws Exception {
        String physician = staff.cookie(Role.PHYSICIAN);
        String nurse = staff.cookie(Role.NURSE);
        String number = number(staff.post("/api/beds/bed-1/settings", physician,
                "{\"prescription\":\"ff\",\"0\":150,\"1\":40.5}"));
        assertEquals("proposed", state(nurse, number));
        assertEquals(403, staff.post("/api/commands/" + number + "/confirm", physician, "{}")
                .status());
        assertTrue(requests.isEmpty(), "sent before anybody else looked");
        assertEquals(202, staff.post("/api/commands/" + number + "/confirm", nurse, "{}")
                .status());
        Frame.Request request = requests.poll(5, TimeUnit.SECONDS);
        assertEquals(Ask.SETTINGS, request.ask());
        assertEquals(0xff, request.prescription());
        assertEquals(List.of(new Frame.Setting(0, 150), new Frame.Setting(1, 40.5)),
                request.settings());
        assertEquals(100_000_000_000L, request.asOfNs());
        assertEquals(115_000_000_000L, request.untilNs());
        assertEquals("sent", state(nurse, number));
        answer(request, false, "a fallback acts");
        assertEquals("refused", state(nurse, number));
        assertEquals(404, staff.post("/api/commands/" + number + "/confirm", nurse, "{}")
                .status());
        List<String> audit = staff.audit();
        assertTrue(audit.contains("physician|propose settings|bed-1 command " + number
                + "|tachycardia above=150.0 bradycardia below=40.5"));
        assertTrue(audit.contains("physician|confirm settings|command " + number
                + "|same_person"));
        assertTrue(audit.contains("nurse|confirm settings|command " + number + "|taken"));
        assertTrue(audit.contains("bed bed-1|refused|command " + number + "|a fallback acts"));
    }

    @Test
    void aPresetIsAskedForWithoutKnowingNumbersAndTakesTwoPeopleToo() throws Exception {
        String nurse = staff.cookie(Role.NURSE);
        String path = "/api/beds/bed-1/preset";
        assertEquals(403, staff.post("/api/beds/bed-1/settings", nurse,
                "{\"prescription\":\"ff\",\"1\":50}").status());
        assertEquals(403, staff.post(path, staff.cookie(Role.ENGINEER),
                "{\"preset\":\"adult\"}").status());
        assertEquals(409, staff.post(path, nurse, "{\"preset\":\"adult\"}").status());
        Frame.Request ports = requests.poll(5, TimeUnit.SECONDS);
        assertEquals(Ask.PORTS, ports.ask());
        answer(ports, true, "prescription\t1\tabc");
        String number = number(staff.post(path, nurse, "{\"preset\":\"adult\"}"));
        assertEquals("proposed", state(nurse, number));
        assertEquals(403, staff.post("/api/commands/" + number + "/confirm", nurse, "{}")
                .status());
        assertTrue(requests.isEmpty(), "sent before anybody else looked");
        assertEquals(202, staff.post("/api/commands/" + number + "/confirm",
                staff.cookie(Role.PHYSICIAN), "{}").status());
        Frame.Request request = requests.poll(5, TimeUnit.SECONDS);
        assertEquals(0xabc, request.prescription());
        assertEquals(List.of(new Frame.Setting(0, 130), new Frame.Setting(1, 50)),
                request.settings());
        assertTrue(staff.audit().contains("nurse|choose preset|bed-1|adult"));
    }

    @Test
    void aNurseMovesTheLimitsThatTheSheetLeavesToTheWardAndNoOthers() throws Exception {
        String nurse = staff.cookie(Role.NURSE);
        String path = "/api/beds/bed-1/limits";
        assertEquals(403, staff.post(path, nurse, "{\"0\":150,\"1\":50}").status());
        assertTrue(staff.audit().contains(
                "nurse|refuse|limits of bed-1|bradycardia below=50.0"));
        assertEquals(404, staff.post("/api/beds/bed-9/limits", nurse, "{\"0\":150}").status());
        assertEquals(403, staff.post(path, staff.cookie(Role.ENGINEER), "{\"0\":150}").status());
        assertEquals(409, staff.post(path, nurse, "{\"0\":150}").status());
        answer(requests.poll(5, TimeUnit.SECONDS), true, "prescription\t1\tabc");
        String number = number(staff.post(path, nurse, "{\"prescription\":\"abc\",\"0\":150}"));
        assertEquals(403, staff.post("/api/commands/" + number + "/confirm", nurse, "{}")
                .status());
        assertEquals(202, staff.post("/api/commands/" + number + "/confirm",
                staff.cookie(Role.PHYSICIAN), "{}").status());
        assertEquals(List.of(new Frame.Setting(0, 150)),
                requests.poll(5, TimeUnit.SECONDS).settings());
    }

    @Test
    void aPresetThatDoesNotFitTheDeviceIsShownWithTheReasonAndRefused() throws Exception {
        String nurse = staff.cookie(Role.NURSE);
        String listed = staff.get("/api/beds/bed-1/presets", nurse).body();
        assertTrue(listed.contains("{\"name\":\"adult\",\"settings\":[{\"parameter\":0,"),
                listed);
        assertTrue(listed.contains("preset outside its range: preset=child"), listed);
        assertFalse(listed.contains("basal"), listed);
        assertEquals(400, staff.post("/api/beds/bed-1/preset", nurse,
                "{\"preset\":\"child\"}").status());
        assertEquals(404, staff.post("/api/beds/bed-1/preset", nurse,
                "{\"preset\":\"giant\"}").status());
        assertTrue(requests.isEmpty());
    }

    @Test
    void aFileOfPresetsWithRubbishIsRefusedInOneSentence(@TempDir Path own) throws Exception {
        for (String rubbish : List.of("tachycardia above = 1", "preset monitor",
                "preset monitor adult\ntachycardia above = much",
                "preset monitor adult\ntachycardia above")) {
            Files.writeString(own.resolve(Presets.FILE), rubbish);
            assertTrue(assertThrows(FleetException.class, () -> Presets.in(own)).getMessage()
                    .matches("not a line of presets: file=.* line=\\d, expected .*"));
        }
    }

    @Test
    void anUnknownOutcomeIsShownAsUnknownUntilTheDeviceSpeaks() throws Exception {
        String engineer = staff.cookie(Role.ENGINEER);
        String number = number(staff.post("/api/beds/bed-1/diagnose", engineer,
                "{\"what\":\"self_test\"}"));
        Frame.Request request = requests.poll(5, TimeUnit.SECONDS);
        staff.later(3);
        assertEquals(request, requests.poll(5, TimeUnit.SECONDS), "not asked again");
        staff.later(20);
        await(engineer, number, "unknown");
        answer(request, true, "held\tthe prescription is confirmed");
        assertEquals("done", state(engineer, number));
        assertTrue(staff.get(COMMANDS, engineer).body().contains("held\\u0009the prescription"));
    }

    @Test
    void aProposalIsTakenBackOrRunsOut() throws Exception {
        String physician = staff.cookie(Role.PHYSICIAN);
        String body = "{\"prescription\":\"1\",\"0\":150}";
        String first = number(staff.post("/api/beds/bed-1/settings", physician, body));
        assertEquals(200, staff.post("/api/commands/" + first + "/withdraw", physician, "{}")
                .status());
        assertEquals("withdrawn", state(physician, first));
        String second = number(staff.post("/api/beds/bed-1/settings", physician, body));
        staff.later(880);
        staff.post("/api/here", physician, "{}");
        staff.later(30);
        await(physician, second, "expired");
        assertTrue(requests.isEmpty());
    }

    @Test
    void rubbishIsRefusedInOneSentence() throws Exception {
        String physician = staff.cookie(Role.PHYSICIAN);
        for (String body : List.of("{}", "{\"prescription\":\"x\",\"0\":1}",
                "{\"prescription\":\"1\",\"0\":\"much\"}",
                "{\"prescription\":\"1\",\"0\":1e999}")) {
            assertEquals(400, staff.post("/api/beds/bed-1/settings", physician, body).status(),
                    body);
        }
        assertEquals(404, staff.post("/api/beds/bed-9/settings", physician,
                "{\"prescription\":\"1\",\"0\":1}").status());
        assertEquals(404, staff.post("/api/commands/x/confirm", physician, "{}").status());
        assertEquals(400, staff.post("/api/beds/bed-1/diagnose", staff.cookie(Role.ENGINEER),
                "{\"what\":\"tea\"}").status());
    }

    private void answer(Frame.Request request, boolean done, String line) {
        uplink.ingest(FrameWriter.bytes(new Frame.Answer(request.header(), request.number(),
                done, List.of(line))));
    }

    private void await(String cookie, String number, String wanted) throws Exception {
        for (int i = 0; i < 100 && !state(cookie, number).equals(wanted); i++) {
            Thread.sleep(50);
        }
        assertEquals(wanted, state(cookie, number));
    }

    private String state(String cookie, String number) throws Exception {
        Matcher state = Pattern.compile("\"number\":\"" + number
                + "\"[^{}]*\"state\":\"(\\w+)\"").matcher(staff.get(COMMANDS, cookie).body());
        assertTrue(state.find(), number);
        return state.group(1);
    }

    private static String number(Http.Answer answer) {
        Matcher number = NUMBER.matcher(answer.body());
        assertTrue(number.find(), answer.body());
        return number.group(1);
    }
}
