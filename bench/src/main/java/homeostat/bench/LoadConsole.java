package homeostat.bench;

import homeostat.fleet.WholeTexts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// A screen that looks for the alarms of a load, by what a browser would be told.
final class LoadConsole extends WholeTexts implements AutoCloseable {
    private static final String BED = "\"bed\":{\"bed\":\"";
    private static final String ALARM = "\"name\":\"out of range\"";

    private final Map<String, LoadDevice> devices;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile String trouble = "";

    LoadConsole(int port, Map<String, LoadDevice> devices) {
        this.devices = devices;
        this.socket = client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:"
                + port + "/live?show=alarms"), this).join();
    }

    /// Says that it is there: a line on which nothing is said for long is closed.
    void here() {
        if (trouble.isEmpty()) {
            socket.sendText("here", true).exceptionally(gone -> {
                trouble = trouble.isEmpty() ? "gone: " + gone.getMessage() : trouble;
                return null;
            }).join();
        }
    }

    /// Why it sees no more; empty when all is well.
    String trouble() {
        return trouble;
    }

    @Override
    protected void heard(String text) {
        long nowNs = System.nanoTime();
        int at = text.indexOf(BED);
        if (at >= 0 && text.contains(ALARM)) {
            int begin = at + BED.length();
            LoadDevice device = devices.get(text.substring(begin, text.indexOf('"', begin)));
            if (device != null) {
                device.shown(nowNs);
            }
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        trouble = "closed: status=" + status + " reason=" + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        trouble = "broken: " + error.getMessage();
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
