package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import homeostat.fleet.notice.Channel;
import homeostat.fleet.notice.Mail;
import homeostat.fleet.notice.Notice;
import homeostat.fleet.notice.NoticeException;
import homeostat.fleet.notice.Notices;
import homeostat.fleet.notice.Rung;
import homeostat.fleet.notice.Webhook;
import homeostat.fleet.people.Entrance;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// An alarm that nobody answers must reach somebody, once for each step, or be said not to have.
final class NoticesTest {
    private static final Notice ALARM = new Notice("bed-1/0/5", "bed-1", "low glucose",
            Priority.HIGH, 1_700_000_000_000L, "Give carbohydrate.\r\n.\r\nRCPT TO:<evil@x>");
    private final List<String> nurse = new ArrayList<>();
    private final List<String> physician = new ArrayList<>();
    private boolean reachable = true;
    private final Notices notices = new Notices(List.of(
            new Rung(channel("nurse", nurse), Priority.LOW, 0),
            new Rung(channel("physician", physician), Priority.HIGH, Span.seconds(30))),
            Runnable::run);

    @Test
    void climbsTheLadderOnlyWhileNobodyAnswers() {
        look(0, ALARM);
        look(29, ALARM);
        assertEquals(List.of("bed-1/0/5/1"), nurse);
        assertEquals(List.of(), physician);
        look(30, ALARM);
        look(31, ALARM);
        assertEquals(List.of("bed-1/0/5/2"), physician);
        look(32);
        assertEquals(2, notices.confirmed());
        assertEquals(0, notices.unconfirmed());
    }

    @Test
    void emergencyAccessIsToldUntilAnOfficerLooksIntoItAndItsReasonStaysInTheHouse() {
        List<String> texts = new ArrayList<>();
        Notices round = new Notices(List.of(new Rung(channel("officer", nurse), Priority.HIGH, 0),
                new Rung(new Channel() {
                    @Override
                    public String name() {
                        return "texts";
                    }

                    @Override
                    public void deliver(Notice notice) {
                        texts.add(notice.toString());
                    }
                }, Priority.HIGH, Span.seconds(30))), Runnable::run);
        Moment[] now = {new Moment(0, 1_000)};
        String[] answeredBy = {null};
        NoticeRound looks = new NoticeRound(new Beds(() -> now[0]), round,
                () -> new Entrance.Emergency[] {new Entrance.Emergency(1, "ada",
                        "M. Aalto has no pulse", 900, answeredBy[0])});
        looks.look();
        looks.look();
        assertEquals(List.of("console/1/900/1"), nurse);
        now[0] = new Moment(Span.seconds(31), 32_000);
        looks.look();
        assertEquals(1, texts.size());
        assertTrue(texts.getFirst().contains("ada took it"), texts.getFirst());
        assertFalse(texts.getFirst().contains("Aalto"), texts.getFirst());
        answeredBy[0] = "officer";
        now[0] = new Moment(Span.seconds(90), 91_000);
        looks.look();
        assertEquals(2, round.confirmed());
    }

    @Test
    void tellsNobodyFurtherOfWhatWasAnswered() {
        look(0, ALARM);
        look(10);
        look(60);
        assertEquals(List.of(), physician);
    }

    @Test
    void saysWhatIsUnconfirmedAndTriesAgainUntilItGivesUp() {
        reachable = false;
        for (int second = 0; second < 29; second++) {
            look(second, ALARM);
        }
        assertEquals(1, notices.unconfirmed());
        assertEquals("nurse: nobody there", notices.trouble());
        reachable = true;
        for (int second = 29; second < 40; second++) {
            look(second, ALARM);
        }
        assertEquals(List.of("bed-1/0/5/1"), nurse);
        assertEquals(0, notices.unconfirmed());
    }

    @Test
    void aDeviceAndAServerTellOfSilenceToo() {
        Moment[] now = {new Moment(0, 0)};
        Beds beds = new Beds(() -> now[0]);
        SyntheticBed bed = SyntheticBed.pancreas("bed-1", "patient", 1);
        Uplink uplink = new Uplink(beds, command -> { });
        uplink.ingest(bed.hello());
        uplink.ingest(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        NoticeRound round = new NoticeRound(beds, notices,
                () -> new Entrance.Emergency[0]);
        for (int second = 0; second < 8; second++) {
            now[0] = new Moment(Span.seconds(second), second * 1000L);
            beds.look();
            round.look();
        }
        assertEquals(2, nurse.size(), nurse.toString());
        assertTrue(nurse.get(0).startsWith("bed-1/0/"), nurse.toString());
        assertTrue(nurse.get(1).startsWith("bed-1/60000/"), nurse.toString());
    }

    @Test
    void aWebhookIsSignedAndConfirmedByItsAnswer() throws Exception {
        byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
        int[] status = {204};
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(),
                    StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("Homeostat-Signature"));
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        try {
            Webhook webhook = new Webhook(URI.create("http://127.0.0.1:"
                    + server.getAddress().getPort() + "/x"), secret);
            webhook.deliver(ALARM);
            String body = bodies.poll(5, TimeUnit.SECONDS);
            String[] parts = signatures.poll(5, TimeUnit.SECONDS).split("[=,]");
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            assertEquals(HexFormat.of().formatHex(mac.doFinal(
                    (parts[1] + "." + body).getBytes(StandardCharsets.UTF_8))), parts[3]);
            assertTrue(body.startsWith("{\"key\":\"bed-1/0/5\",\"bed\":\"bed-1\""), body);
            status[0] = 500;
            assertEquals("answered with status 500", assertThrows(IOException.class,
                    () -> webhook.deliver(ALARM)).getMessage());
        } finally {
            server.stop(0);
        }
        assertThrows(NoticeException.class, () -> new Webhook(URI.create("file:/x"), secret));
        assertThrows(NoticeException.class, () -> new Webhook(URI.create("http://x"), new byte[3]));
    }

    @Test
    void aMailIsOneMessageWhateverTheAlarmIsCalled() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> serve(server, lines));
            new Mail(new InetSocketAddress("127.0.0.1",
                    server.getLocalPort()), "fleet@example.org", "nurse@example.org")
                    .deliver(ALARM);
            List<String> all = new ArrayList<>();
            for (String line = ""; line != null && !line.equals("QUIT");
                    line = lines.poll(5, TimeUnit.SECONDS)) {
                all.add(line);
            }
            assertTrue(all.contains("Subject: bed-1: low glucose (high)"), all.toString());
            assertTrue(all.contains("Message-ID: <bed.1.0.5@homeostat>"), all.toString());
            assertEquals(1, all.stream().filter(line -> line.startsWith("RCPT TO:")).count());
            assertFalse(all.toString().contains("patient"));
        }
        assertThrows(NoticeException.class, () -> new Mail(
                new InetSocketAddress("127.0.0.1", 25), "a@b", "x>\r\nDATA"));
    }

    private static void serve(ServerSocket server, BlockingQueue<String> lines) {
        try (Socket socket = server.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String answer = "220 ready\r\n";
            boolean inMessage = false;
            while (answer != null) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                String line = in.readLine();
                while (inMessage && line != null && !line.equals(".")) {
                    lines.add(line);
                    line = in.readLine();
                }
                if (line == null || line.equals("QUIT")) {
                    lines.add("QUIT");
                    return;
                }
                lines.add(line);
                inMessage = line.equals("DATA");
                answer = inMessage ? "354 go on\r\n" : "250 fine\r\n";
            }
        } catch (IOException e) {
            lines.add("broken: " + e.getMessage());
        }
    }

    private void look(int second, Notice... unanswered) {
        notices.begin();
        for (Notice one : unanswered) {
            notices.unanswered(one, 0, 5, Span.seconds(second));
        }
        notices.end(Span.seconds(second));
    }

    private Channel channel(String name, List<String> told) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void deliver(Notice notice) throws IOException {
                if (!reachable) {
                    throw new IOException("nobody there");
                }
                told.add(notice.key());
            }
        };
    }
}
