package homeostat.fleet.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Posts a notice as JSON to an address, signed, so that the other side knows who it is from.
///
/// `Homeostat-Signature: t=SECONDS,v1=HEX`, where HEX is the HMAC-SHA-256 of `SECONDS.BODY` under
/// the shared secret; `Idempotency-Key` is the notice's. An answer from 200 to 299 confirms.
public final class Webhook implements Channel {
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final int SECRET_BYTES_MIN = 16;
    private final URI address;
    private final byte[] secret;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(WAIT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /// To an `http` or `https` address, with a secret of at least 16 bytes.
    public Webhook(URI address, byte[] secret) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http") || address.getHost() == null) {
            throw new NoticeException("not an address for notices: address=" + address
                    + ", expected http or https and a host");
        }
        if (secret.length < SECRET_BYTES_MIN) {
            throw new NoticeException("secret too short: bytes=" + secret.length
                    + ", expected at least " + SECRET_BYTES_MIN);
        }
        this.address = address;
        this.secret = secret.clone();
    }

    @Override
    public String name() {
        return "webhook " + address.getHost();
    }

    @Override
    public void deliver(Notice notice) throws IOException {
        String body = String.format(Locale.ROOT,
                "{\"key\":%s,\"bed\":%s,\"alarm\":%s,\"priority\":\"%s\",\"onset\":\"%s\","
                        + "\"text\":%s}", quoted(notice.key()), quoted(notice.bed()),
                quoted(notice.alarm()), notice.priority().name().toLowerCase(Locale.ROOT),
                Instant.ofEpochMilli(notice.onsetEpochMillis()), quoted(notice.text()));
        long seconds = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(WAIT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", quoted(notice.key()))
                .header("Homeostat-Signature", "t=" + seconds + ",v1="
                        + signature(secret, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status < 200 || status > 299) {
                throw new IOException("answered with status " + status);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /// What the signature of a body at a time is.
    static String signature(byte[] secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(
                    mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new NoticeException("no HMAC-SHA-256 in this Java, expected the JDK's own", e);
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
