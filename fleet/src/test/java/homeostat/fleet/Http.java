package homeostat.fleet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests written by hand, so that a test can send the headers that a polite client would not.
final class Http {
    /// Status line, headers as they came, body.
    record Answer(int status, String head, String body) {}

    private Http() {}

    static Answer get(URI address) throws IOException {
        return send("GET", address, Map.of());
    }

    static Answer post(URI address, String... headers) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return send("POST", address, all);
    }

    static Answer send(String method, URI address, Map<String, String> headers)
            throws IOException {
        StringBuilder request = new StringBuilder(method + " " + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                + " HTTP/1.1\r\nConnection: close\r\n");
        if (!headers.containsKey("Host")) {
            request.append("Host: ").append(address.getAuthority()).append("\r\n");
        }
        headers.forEach((name, value) ->
                request.append(name).append(": ").append(value).append("\r\n"));
        request.append(method.equals("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            boolean upgraded = false;
            int next = socket.getInputStream().read();
            while (next >= 0 && !upgraded) {
                all.write(next);
                upgraded = all.size() > 12 && all.toString(StandardCharsets.ISO_8859_1)
                        .startsWith("HTTP/1.1 101");
                next = upgraded ? -1 : socket.getInputStream().read();
            }
            return answer(all.toString(StandardCharsets.UTF_8));
        }
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end + 4);
        if (head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked")) {
            StringBuilder whole = new StringBuilder();
            for (String[] rest = chunk(body); rest != null; rest = chunk(rest[1])) {
                whole.append(rest[0]);
            }
            body = whole.toString();
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, body);
    }

    private static String[] chunk(String body) {
        int line = body.indexOf("\r\n");
        int length = line < 0 ? 0 : Integer.parseInt(body.substring(0, line).strip(), 16);
        if (length == 0) {
            return null;
        }
        int start = line + 2;
        return new String[] {body.substring(start, start + length),
            body.substring(start + length + 2)};
    }
}
