package homeostat.fleet.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/// Sends a notice as an e-mail through a mail server. Its acceptance of the message confirms that
/// the
/// *server* has it, not that anybody read it.
///
/// When the server offers TLS it is used, and its certificate must be good. Source: RFC 5321
/// (SMTP), RFC 5322 (messages), RFC 3207 (STARTTLS).
public final class Mail implements Channel {
    private static final int WAIT_MS = 10_000;
    private static final int LINE_MAX = 1_000;
    private final InetSocketAddress server;
    private final String from;
    private final String to;

    /// Through the mail server at that address, from and to these.
    public Mail(InetSocketAddress server, String from, String to) {
        for (String one : new String[] {from, to}) {
            if (!one.matches("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}")) {
                throw new NoticeException("not an e-mail address: address="
                        + one.replaceAll("[^\\x20-\\x7e]", "?") + ", expected name@host");
            }
        }
        this.server = server;
        this.from = from;
        this.to = to;
    }

    @Override
    public String name() {
        return "mail " + server.getHostString();
    }

    @Override
    public void deliver(Notice notice) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHostString(), server.getPort()),
                    WAIT_MS);
            socket.setSoTimeout(WAIT_MS);
            Talk plain = new Talk(socket);
            plain.expect(220);
            if (!plain.say("EHLO homeostat", 250).contains("STARTTLS")) {
                plain.send(notice);
                return;
            }
            plain.say("STARTTLS", 220);
            try (Socket secure = ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(socket, server.getHostString(), server.getPort(), true)) {
                Talk talk = new Talk(secure);
                talk.say("EHLO homeostat", 250);
                talk.send(notice);
            }
        }
    }

    private final class Talk {
        private final BufferedReader in;
        private final OutputStream out;

        Talk(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                    StandardCharsets.US_ASCII));
            out = socket.getOutputStream();
        }

        void send(Notice notice) throws IOException {
            say("MAIL FROM:<" + from + ">", 250);
            say("RCPT TO:<" + to + ">", 250);
            say("DATA", 354);
            say(message(notice) + "\r\n.", 250);
            out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        String say(String line, int code) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return expect(code);
        }

        String expect(int code) throws IOException {
            StringBuilder all = new StringBuilder();
            for (int lines = 0; lines < LINE_MAX; lines++) {
                String line = in.readLine();
                if (line == null || line.length() < 3) {
                    throw new IOException("mail server ended the conversation");
                }
                all.append(line).append('\n');
                if (!line.startsWith(Integer.toString(code))) {
                    throw new IOException("mail server answered: " + ascii(line));
                }
                if (line.length() == 3 || line.charAt(3) != '-') {
                    return all.toString();
                }
            }
            throw new IOException("mail server does not end its answer");
        }
    }

    private String message(Notice notice) {
        String priority = notice.priority().name().toLowerCase(Locale.ROOT);
        return String.join("\r\n",
                "From: <" + from + ">",
                "To: <" + to + ">",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().atOffset(ZoneOffset.UTC)),
                "Message-ID: <" + notice.key().replaceAll("[^A-Za-z0-9]", ".") + "@homeostat>",
                "Subject: " + ascii(notice.bed() + ": " + notice.alarm() + " (" + priority + ")"),
                "Content-Type: text/plain; charset=us-ascii",
                "",
                ascii(notice.text()),
                "",
                "Bed " + ascii(notice.bed()) + ", alarm " + ascii(notice.alarm()) + ", priority "
                        + priority + ", since " + Instant.ofEpochMilli(notice.onsetEpochMillis()),
                "An e-mail is not a confirmed alarm channel. Not for clinical use.");
    }

    /// One line of printable letters: nothing in a name can become a header or end the message.
    private static String ascii(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.startsWith(".") ? "." + line : line;
    }
}
