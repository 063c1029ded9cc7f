package homeostat.fleet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Requests written by hand, so that a test can send the headers that a polite client would not.
final class Http {
    /// Status line, headers as they came, body.
    record Answer(int status, String head, String body) {}

    private static final Pattern LENGTH =
            Pattern.compile("^content-length: (\\d+)",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern CHUNKED =
            Pattern.compile("^transfer-encoding: chunked",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private Http() {}

    static Answer get(URI address) throws IOException {
        return send("GET", address, Map.of());
    }

    static Answer post(URI address, String... headers) throws IOException {
        return send("POST", address, headers(headers));
    }

    /// Names and values in turn.
    static Map<String, String> headers(String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return all;
    }

    static Answer send(String method, URI address, Map<String, String> headers)
            throws IOException {
        return send(method, address, headers, "{}");
    }

    static Answer send(String method, URI address, Map<String, String> headers, String body)
            throws IOException {
        StringBuilder request = new StringBuilder(method + " " + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                + " HTTP/1.1\r\n");
        if (!headers.containsKey("Connection")) {
            request.append("Connection: close\r\n");
        }
        if (!headers.containsKey("Host")) {
            request.append("Host: ").append(address.getAuthority()).append("\r\n");
        }
        headers.forEach((name, value) ->
                request.append(name).append(": ").append(value).append("\r\n"));
        request.append(method.equals("POST") ? "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body : "\r\n");
        try (Socket socket = socket(address)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            return answer(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /// A connection; over TLS whatever certificate the server shows is taken.
    static Socket socket(URI address) throws IOException {
        if (!address.getScheme().endsWith("s")) {
            return new Socket(address.getHost(), address.getPort());
        }
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new Credulous()}, null);
            return context.getSocketFactory().createSocket(address.getHost(),
                    address.getPort());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            throw new UnsupportedOperationException("only a client");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // What the certificate says is another test's matter.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += line(in);
        }
        Matcher length = LENGTH.matcher(head);
        String body = "";
        if (length.find()) {
            body = text(in.readNBytes(Integer.parseInt(length.group(1))));
        } else if (CHUNKED.matcher(head).find()) {
            for (int size = size(in); size > 0; size = size(in)) {
                body += text(in.readNBytes(size));
                line(in);
            }
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, body);
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return text(line.toByteArray());
            }
        }
        throw new IOException("the server hung up: " + line);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
