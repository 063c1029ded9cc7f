package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.audit.AuditReport;
import homeostat.fleet.people.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way into a ward that is not the door: what is refused, and the line that tells of it.
final class SignInTest {
    private static final String NASTY = "<script>alert(1)</script>";
    private static final String OTHER = "evil.example";
    private final SyntheticBed bed = SyntheticBed.monitor("bed-1", NASTY);
    private Staff staff;

    @BeforeEach
    void open(@TempDir Path folder) {
        staff = new Staff(folder);
        Uplink uplink = staff.fleet.connect(_ -> { });
        uplink.ingest(bed.hello());
        uplink.ingest(bed.numerics(1, 72, 833, 97));
    }

    @AfterEach
    void close() throws Exception {
        staff.close();
        AuditReport.of(staff.folder.resolve("audit.log"), staff.folder.resolve("audit.pub"));
    }

    @Test
    void nothingIsToldBeforeSomebodySignsIn() throws Exception {
        for (Routes.Route route : staff.fleet.routes()) {
            String path = route.path().replaceAll("\\{\\w+}", "1");
            Http.Answer answer = route.method().equals("GET") ? staff.get(path, "")
                    : staff.post(path, "", "{}");
            assertEquals(401, answer.status(), route + answer.body());
            assertFalse(answer.body().contains("bed-1"), answer.body());
        }
        assertEquals(401, Http.send("GET", staff.at("/live"), upgrade("")).status());
        assertEquals(200, staff.get("/sign-in.html", "").status());
    }

    @Test
    void theOfficerTakesTheRecordAwayAndItVerifiesElsewhere(@TempDir Path elsewhere)
            throws Exception {
        String officer = staff.cookie(Role.OFFICER);
        Path log = Files.writeString(elsewhere.resolve("audit.log"),
                staff.get("/api/audit/log", officer).body());
        Path key = Files.writeString(elsewhere.resolve("audit.pub"),
                staff.get("/api/audit/key", officer).body());
        assertEquals(AuditReport.of(log, key).entries(), Files.readString(log).lines().count());
        assertTrue(Files.readString(log).contains("\tofficer\texport\taudit log\t"));
        assertEquals(403, staff.get("/api/audit/log", staff.cookie(Role.NURSE)).status());
    }

    @Test
    void theCookieCannotBeReadSentFromElsewhereOrOverPlainLines() throws Exception {
        Http.Answer answer = staff.signIn("nurse", Staff.PASSWORD, staff.code(Role.NURSE));
        assertEquals(204, answer.status());
        assertTrue(answer.head().matches("(?is).*set-cookie: __Host-homeostat=[A-Za-z0-9_-]{43}; "
                + "Path=/; Secure; HttpOnly; SameSite=Strict\r\n.*"), answer.head());
        assertTrue(answer.head().contains("max-age=31536000"), answer.head());
        String cookie = Staff.cookie(answer);
        assertTrue(staff.get("/api/me", cookie).body().startsWith(
                "{\"signIn\":true,\"name\":\"nurse\",\"role\":\"nurse\",\"leftMs\":"));
        assertEquals(101, Http.send("GET", staff.at("/live"), upgrade(cookie)).status());
        assertEquals(204, staff.post("/api/sign-out", cookie, "{}").status());
        assertEquals(401, staff.get("/api/beds", cookie).status());
        assertTrue(staff.audit().contains("nurse|sign out|console|asked for"));
    }

    @Test
    void aFixedSessionIsWorthNothing() throws Exception {
        String planted = Access.COOKIE + "=" + "A".repeat(43);
        Http.Answer answer = staff.signIn("nurse", Staff.PASSWORD, staff.code(Role.NURSE),
                "Cookie", planted);
        assertNotEquals(planted, Staff.cookie(answer));
        assertEquals(401, staff.get("/api/beds", planted).status());
        String first = Staff.cookie(answer);
        String second = Staff.cookie(staff.post("/api/break-glass", first,
                "{\"reason\":\"the pump has stopped\"}"));
        assertNotEquals(first, second);
        assertEquals(401, staff.get("/api/beds", first).status());
        assertEquals(200, staff.get("/api/beds", second).status());
        assertTrue(staff.audit().contains(
                "nurse|break glass|console|reason=the pump has stopped"));
        String officer = staff.cookie(Role.OFFICER);
        assertTrue(staff.get("/api/emergencies", officer).body().contains(
                "\"reason\":\"the pump has stopped\""));
        assertEquals(204, staff.post("/api/emergencies/1/answer", officer, "{}").status());
        assertEquals(404, staff.post("/api/emergencies/1/answer", officer, "{}").status());
    }

    @Test
    void aForgedRequestFromAnotherPageIsRefused() throws Exception {
        String cookie = staff.cookie(Role.NURSE);
        for (Map<String, String> forged : List.of(
                Http.headers("Content-Type", "application/json", "Origin", "https://" + OTHER),
                Http.headers("Content-Type", "text/plain"),
                Http.headers("Content-Type", "application/json", "Origin",
                        "http://localhost:" + staff.fleet.port()),
                Http.headers("Content-Type", "application/json", "Sec-Fetch-Site",
                        "cross-site"))) {
            forged.put("Cookie", cookie);
            assertEquals(403, Http.send("POST", staff.at("/api/beds/bed-1/pause"), forged)
                    .status());
        }
        assertEquals(4, staff.audit().stream().filter(line -> line.startsWith(
                "console 127.0.0.1|refuse|POST /api/beds/bed-1/pause|")).count());
        Map<String, String> live = upgrade(cookie);
        live.put("Origin", "https://" + OTHER);
        assertEquals(403, Http.send("GET", staff.at("/live"), live).status());
    }

    @Test
    void aPatientsNameIsNeverMarkup() throws Exception {
        Http.Answer answer = staff.get("/api/beds", staff.cookie(Role.NURSE));
        assertTrue(answer.body().contains("\"patient\":\"\\u003cscript>alert(1)\\u003c/script>\""),
                answer.body());
        assertTrue(answer.head().contains("default-src 'none'; script-src 'self'"));
        assertTrue(answer.head().contains("X-Content-Type-Options: nosniff"));
        assertTrue(staff.audit().stream().anyMatch(line -> line.matches(
                "nurse\\|see\\|bed-1 patient=[0-9a-f]{16}\\|role=nurse")), staff.audit()::toString);
        assertFalse(staff.audit().toString().contains(NASTY));
    }

    @Test
    void whoSawWhichPatientIsWrittenOnceForEachSession() throws Exception {
        String cookie = staff.cookie(Role.NURSE);
        for (int i = 0; i < 3; i++) {
            staff.get("/api/beds/bed-1", cookie);
            staff.get("/api/beds", cookie);
        }
        staff.get("/api/beds", staff.cookie(Role.PHYSICIAN));
        staff.get("/api/beds", staff.cookie(Role.ENGINEER));
        assertEquals(1, seen("nurse"));
        assertEquals(1, seen("physician"));
        assertEquals(0, seen("engineer"), "who is told no name sees no patient");
    }

    @Test
    void sqlInANameOrAPathFindsNothing() throws Exception {
        assertEquals(401, staff.signIn("' OR '1'='1", Staff.PASSWORD, "000000").status());
        assertTrue(staff.audit().contains(
                "' OR '1'='1|refuse sign in|console|unknown name from=127.0.0.1"));
        String cookie = staff.cookie(Role.NURSE);
        for (String path : List.of("/api/beds/bed-1'%20OR%20'1'='1",
                "/api/beds/bed-1%3B%20DROP%20TABLE%20bed", "/api/beds/%27--")) {
            Http.Answer answer = staff.get(path, cookie);
            assertEquals(404, answer.status(), path + answer.body());
        }
    }

    @Test
    void aPathThatClimbsFindsNoFile() throws Exception {
        for (String path : List.of("/../people.txt", "/%2e%2e/people.txt", "/..%2fpeople.txt",
                "/console.js/../../people.txt", "/people.txt", "/audit.log", "/fleet.key",
                "/%00", "/api/beds/..%2f..%2fpeople.txt")) {
            int status = Http.send("GET", staff.at("/").resolve(path),
                    Map.of("Cookie", staff.cookie(Role.PHYSICIAN))).status();
            assertTrue(status == 404 || status == 400, path + " " + status);
        }
    }

    @Test
    void whoGuessesPasswordsIsSlowed() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertEquals(401, staff.signIn("nurse", "guess number " + i, "000000").status());
        }
        staff.signIn("nurse", "guess number 5", "000000");
        Http.Answer answer = staff.signIn("nurse", Staff.PASSWORD, "123456");
        assertEquals(429, answer.status());
        assertTrue(answer.head().matches("(?is).*retry-after: (29|30)\r\n.*"), answer.head());
        assertTrue(staff.audit().contains(
                "nurse|refuse sign in|console|wrong password from=127.0.0.1 slowed=30s"));
        staff.later(31);
        assertEquals(204, staff.signIn("nurse", Staff.PASSWORD, staff.code(Role.NURSE)).status());
    }

    @Test
    void anEmptyBrowserIsSignedOut() throws Exception {
        String cookie = staff.cookie(Role.NURSE);
        staff.later(890);
        assertEquals(204, staff.post("/api/here", cookie, "{}").status());
        staff.later(890);
        assertEquals(200, staff.get("/api/beds", cookie).status());
        staff.later(20);
        assertEquals(401, staff.get("/api/beds", cookie).status());
        assertTrue(staff.audit().contains("nurse|sign out|console|automatic logoff"));
    }

    @Test
    void slowClientsHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket one = Http.socket(staff.at("/"));
                one.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(
                        StandardCharsets.US_ASCII));
                slow.add(one);
            }
            assertEquals(200, staff.get("/api/beds", staff.cookie(Role.NURSE)).status());
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    @Test
    void rubbishIsOneSentence() throws Exception {
        for (String body : List.of("", "{", "[]", "{\"a\":}", "{\"a\":{}}", "{\"a\":\"\\u00\"}",
                "{\"a\":\"b\"}x", "\"", "{\"a\":1,}", "null", "\u0000")) {
            Http.Answer answer = Http.send("POST", staff.at("/api/sign-in"),
                    Http.headers("Content-Type", "application/json"), body);
            assertEquals(400, answer.status(), body + answer.body());
            assertTrue(answer.body().startsWith(
                    "{\"error\":\"not the fields of a request: offset="), answer.body());
        }
        assertEquals(413, Http.send("POST", staff.at("/api/sign-in"),
                Http.headers("Content-Type", "application/json"), "x".repeat(5_000)).status());
    }

    private long seen(String name) throws IOException {
        return staff.audit().stream().filter(line -> line.startsWith(name + "|see|")).count();
    }

    private static Map<String, String> upgrade(String cookie) {
        return Http.headers("Cookie", cookie, "Upgrade", "websocket", "Connection", "Upgrade",
                "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }
}
