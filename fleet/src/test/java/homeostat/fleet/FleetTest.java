package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The server as a stranger meets it: what it tells, and whom it turns away.
final class FleetTest {
    private static final String JSON = "application/json";
    private static final BlockingQueue<byte[]> COMMANDS = new LinkedBlockingQueue<>();
    private static Fleet fleet;
    private static Uplink uplink;
    private static final SyntheticBed BED = SyntheticBed.monitor("bed 1 ä", "patient");

    @BeforeAll
    static void start() {
        fleet = Fleet.start(FleetOptions.port(0).version("9.9"));
        uplink = fleet.connect(COMMANDS::add);
        uplink.ingest(BED.hello());
        uplink.ingest(BED.numerics(1, 72, 833, 97));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void saysHowItIs() throws Exception {
        Http.Answer answer = Http.get(at("/api/health"));
        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("{\"status\":\"up\",\"version\":\"9.9\",\"uptimeMs\":"),
                answer.body());
        assertTrue(answer.body().contains("\"beds\":1,"), answer.body());
        assertTrue(answer.body().contains("\"bytesMax\":"), answer.body());
        assertTrue(answer.body().contains("Not for clinical use."), answer.body());
    }

    @Test
    void listsBedsAndShowsOne() throws Exception {
        assertTrue(Http.get(at("/api/beds")).body().startsWith(
                "[{\"bed\":\"bed 1 ä\",\"patient\":\"patient\",\"device\":\"monitor\""));
        Http.Answer one = Http.get(at("/api/beds/bed%201%20%C3%A4?trend=recent"));
        assertEquals(200, one.status(), one.body());
        assertTrue(one.body().contains("\"hazards\":[{\"id\":\"M-1\""));
        assertTrue(one.body().contains("\"recent\":{\"stepMs\":1000"));
        assertFalse(one.body().contains("\"day\":{"));
        assertEquals(404, Http.get(at("/api/beds/none")).status());
    }

    @Test
    void handsAnAnswerToTheBed() throws Exception {
        COMMANDS.clear();
        Http.Answer answer = Http.post(at("/api/beds/bed%201%20%C3%A4/alarms/2/acknowledge"),
                "Content-Type", JSON, "Origin", origin());
        assertEquals(202, answer.status(), answer.body());
        byte[] command = COMMANDS.poll(5, TimeUnit.SECONDS);
        assertEquals(2, ((Frame.Acknowledge) FrameReader.read(command)).alarm());
        assertEquals(404, Http.post(at("/api/beds/bed%201%20%C3%A4/alarms/77/acknowledge"),
                "Content-Type", JSON).status());
        assertEquals(404, Http.post(at("/api/beds/bed%201%20%C3%A4/alarms/x/acknowledge"),
                "Content-Type", JSON).status());
    }

    @Test
    void turnsAwayWhoCallsItByAnotherName() throws Exception {
        for (String host : List.of("evil.example", "127.0.0.1", "127.0.0.1:1", "")) {
            Http.Answer answer = Http.send("GET", at("/api/beds"), Map.of("Host", host));
            assertTrue(answer.status() == 421 || host.isEmpty() && answer.status() == 400,
                    host + " " + answer.head());
            assertFalse(answer.body().contains("patient"), answer.body());
        }
        assertEquals(200, Http.send("GET", at("/api/beds"),
                Map.of("Host", "localhost:" + fleet.port())).status());
    }

    @Test
    void turnsAwayPagesFromElsewhere() throws Exception {
        URI pause = at("/api/beds/bed%201%20%C3%A4/pause");
        COMMANDS.clear();
        assertEquals(403, Http.post(pause, "Content-Type", JSON, "Origin",
                "http://evil.example").status());
        assertEquals(403, Http.post(pause, "Content-Type", JSON, "Origin", "null").status());
        assertEquals(403, Http.post(pause, "Content-Type", JSON, "Sec-Fetch-Site",
                "cross-site").status());
        assertEquals(403, Http.post(pause, "Content-Type", "text/plain").status());
        assertEquals(403, Http.post(pause).status());
        assertTrue(COMMANDS.isEmpty());
    }

    @Test
    void turnsAwayForeignWebSockets() throws Exception {
        assertEquals(101, upgrade(Map.of("Origin", origin())).status());
        assertEquals(403, upgrade(Map.of("Origin", "http://evil.example")).status());
        assertEquals(421, upgrade(Map.of("Host", "evil.example")).status());
    }

    @Test
    void servesItsOwnFilesAndNothingElse() throws Exception {
        Http.Answer page = Http.get(at("/"));
        assertEquals(200, page.status());
        assertTrue(page.body().contains("Simulated patients. Not for clinical use."));
        String policy = "default-src 'none'; script-src 'self'";
        assertTrue(page.head().contains(policy), page.head());
        assertEquals(200, Http.get(at("/console.js")).status());
        for (String path : List.of("/../pom.xml", "/%2e%2e/pom.xml", "/console/../Fleet.class",
                "/Fleet.class", "/api", "/api/beds/", "/index.html/x")) {
            int status = Http.get(at(path)).status();
            assertTrue(status == 404 || status == 400, path + " " + status);
        }
    }

    @Test
    void refusesToBeReachedFromOutside() {
        assertEquals("address is reachable from outside: address=0.0.0.0, "
                + "expected one of the loopback interface, or people who sign in",
                refusal(FleetOptions.port(0).address("0.0.0.0")));
        assertTrue(refusal(FleetOptions.port(0).address("not an address"))
                .startsWith("not an address: address=not an address"));
    }

    @Test
    void saysWhichPortIsTaken() {
        assertEquals("port cannot be opened: port=" + fleet.port()
                + ", expected a free one that this user may open",
                refusal(FleetOptions.port(fleet.port())));
        assertEquals("not a port: port=70000, expected 0 to 65535",
                assertThrows(FleetException.class, () -> FleetOptions.port(70_000)).getMessage());
    }

    @Test
    void freesItsPortWhenClosed() {
        Fleet first = Fleet.start(FleetOptions.port(0));
        int port = first.port();
        first.close();
        Fleet second = Fleet.start(FleetOptions.port(port));
        assertEquals(port, second.port());
        second.close();
    }

    @Test
    void tellsScreensOfBedsAlarmsAndWaves() throws Exception {
        Screen screen = new Screen();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder().buildAsync(URI.create(
                    "ws://127.0.0.1:" + fleet.port() + "/live"), screen).get(5, TimeUnit.SECONDS);
            screen.await(text -> text.startsWith("{\"type\":\"bed\""));
            byte[] wave = BED.ecg(0, 0.25, 70);
            uplink.ingest(wave);
            socket.sendText("watch *", true).join();
            assertEquals(ByteBuffer.wrap(wave), screen.waves.poll(5, TimeUnit.SECONDS));
            uplink.ingest(BED.alarm(0, Priority.HIGH,
                    AlarmState.ACTIVE, true));
            screen.await(text -> text.contains("\"name\":\"asystole\""));
            screen.await(text -> text.startsWith("{\"type\":\"beat\""));
            socket.abort();
        }
    }

    @Test
    void aScreenThatDoesNotListenIsCutOffAndHoldsUpNobody() throws Exception {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
        try (Fleet other = Fleet.start(FleetOptions.port(0));
                Socket deaf = new Socket("127.0.0.1", other.port())) {
            deaf.getOutputStream().write(("GET /live HTTP/1.1\r\nHost: 127.0.0.1:"
                    + other.port() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                    + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            URI health = other.address().resolve("/api/health");
            while (!Http.get(health).body().contains("\"clients\":1,")) {
                Thread.sleep(10);
            }
            Uplink link = other.connect(command -> { });
            SyntheticBed bed = SyntheticBed.pancreas("bed-1", "p".repeat(1_000), 1);
            link.ingest(bed.hello());
            List<SyntheticBed> ward = new ArrayList<>(); // more than fits into a socket
            for (int i = 2; i < 3_000; i++) {
                ward.add(SyntheticBed.pancreas("bed-" + i, "p".repeat(1_000), 1));
            }
            ward.forEach(one -> link.ingest(one.hello()));
            for (int i = 0; Http.get(health).body().contains("\"clients\":1,"); i++) {
                link.ingest(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, i % 2 == 0));
                assertTrue(i < 3_000, "still waited for after " + i);
                Thread.sleep(10);
            }
            deaf.setSoTimeout(10_000);
            deaf.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertEquals(List.of(), List.copyOf(uncaught));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }

    @Test
    void twoHundredScreensAreServed() throws Exception {
        List<Screen> screens = new ArrayList<>();
        List<WebSocket> sockets = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 200; i++) {
                Screen screen = new Screen();
                screens.add(screen);
                sockets.add(client.newWebSocketBuilder().buildAsync(URI.create(
                        "ws://127.0.0.1:" + fleet.port() + "/live"), screen)
                        .get(10, TimeUnit.SECONDS));
            }
            uplink.ingest(BED.alarm(1, Priority.MEDIUM, AlarmState.ACTIVE, true));
            for (Screen screen : screens) {
                screen.await(text -> text.contains("\"name\":\"tachycardia\""));
            }
            sockets.forEach(WebSocket::abort);
        }
    }

    private static String refusal(FleetOptions options) {
        return assertThrows(FleetException.class, () -> Fleet.start(options).close())
                .getMessage();
    }

    private static Http.Answer upgrade(Map<String, String> headers) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Upgrade", "websocket");
        all.put("Connection", "Upgrade");
        all.put("Sec-WebSocket-Version", "13");
        all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        return Http.send("GET", at("/live"), all);
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + fleet.port() + path);
    }

    private static String origin() {
        return "http://127.0.0.1:" + fleet.port();
    }

    private static final class Screen extends WholeTexts {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> waves = new LinkedBlockingQueue<>();

        void await(Predicate<String> wanted) throws InterruptedException {
            List<String> seen = new ArrayList<>();
            for (String text = ""; text != null; text = texts.poll(5, TimeUnit.SECONDS)) {
                if (wanted.test(text)) {
                    return;
                }
                seen.add(text);
            }
            throw new AssertionError("never told, only " + seen);
        }

        @Override
        protected void heard(String text) {
            texts.add(text);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            ByteBuffer copy = ByteBuffer.allocate(data.remaining());
            copy.put(data).flip();
            waves.add(copy);
            from.request(1);
            return null;
        }
    }
}
