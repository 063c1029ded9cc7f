package homeostat.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real browser without a window, driven over its DevTools protocol.
///
/// Only strings come back from the page, so no JSON reader is needed. Its profile is an empty
/// folder of its own; process and folder are gone after [#close].
final class Browser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /// A hint about reading a canvas back, which only the tests do.
    private static final String OF_THE_TEST = "Multiple readback operations";
    /// What the protocol says instead of an answer when the page that is asked is being left.
    private static final String LEFT = "\"error\":{\"code\":-32000";
    private static final long WAIT_MS = 10_000;
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
    private static final Pattern TARGET =
            Pattern.compile("\"webSocketDebuggerUrl\": \"(ws://[^\"]+/devtools/page/[^\"]+)\"");
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]*)\"");
    private static final Pattern VALUE =
            Pattern.compile("\"value\":\"((?:[^\"\\\\]++|\\\\.)*+)\"", Pattern.DOTALL);
    private static final Pattern PICTURE = Pattern.compile("\"data\":\"([^\"]+)\"");

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Browser(int width, int height) throws Exception {
        profile = Files.createTempDirectory("homeostat-browser");
        process = new ProcessBuilder(CHROMIUM.toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--ignore-certificate-errors",
                "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run", "--disable-default-apps",
                "--disable-extensions", "--disable-dev-shm-usage",
                "--hide-scrollbars", "--user-data-dir=" + profile,
                "--remote-debugging-port=0", "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            socket = http.newWebSocketBuilder().buildAsync(page(), new Ear()).get(10,
                    TimeUnit.SECONDS);
            for (String domain : List.of("Runtime", "Log", "Network", "Page")) {
                call(domain + ".enable", "{}");
            }
            size(width, height);
        } catch (Exception e) {
            end();
            throw e;
        }
    }

    /// What the page complained about: exceptions, errors and warnings of its console.
    List<String> complaints() {
        return complaints;
    }

    /// Every address the page asked for.
    List<String> requests() {
        return requests;
    }

    void size(int width, int height) throws Exception {
        call("Emulation.setDeviceMetricsOverride", "{\"width\":" + width + ",\"height\":" + height
                + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    void open(URI address) throws Exception {
        call("Page.navigate", "{\"url\":\"" + address + "\"}");
    }

    /// The string that a JavaScript expression makes, promises awaited.
    String ask(String expression) throws Exception {
        return value(expression, evaluate(expression));
    }

    private String evaluate(String expression) throws Exception {
        return call("Runtime.evaluate", "{\"awaitPromise\":true,\"returnByValue\":true,"
                + "\"expression\":" + quoted("String(" + expression + ")") + "}");
    }

    private static String value(String expression, String answer) {
        Matcher value = VALUE.matcher(answer);
        if (answer.contains("\"exceptionDetails\"") || !value.find()) {
            throw new AssertionError("the page cannot answer " + expression + ": " + answer);
        }
        return value.group(1).replace("\\n", "\n").replace("\\\"", "\"");
    }

    /// Waits until an expression is true; fails with what the page shows otherwise. A page that is
    /// left for the next one while it is asked does not answer; the next one is asked then.
    void until(String expression) throws Exception {
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS);
        for (String answer = evaluate(expression); answer.contains(LEFT)
                || !value(expression, answer).equals("true"); answer = evaluate(expression)) {
            if (System.nanoTime() > endNs) {
                throw new AssertionError("never true: " + expression + ", the page shows: "
                        + ask("document.body.innerText.slice(0, 2000)"));
            }
            Thread.sleep(50);
        }
    }

    /// Presses and lets go of a key, named as in the DOM.
    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call("Input.dispatchKeyEvent", "{\"type\":\"" + type + "\",\"key\":\"" + key
                    + "\",\"code\":\"" + key + "\",\"windowsVirtualKeyCode\":"
                    + (key.equals("Enter") ? "13,\"text\":\"\\r\"" : "0") + "}");
        }
    }

    void screenshot(Path file) throws Exception {
        Matcher picture = PICTURE.matcher(call("Page.captureScreenshot", "{}"));
        if (!picture.find()) {
            throw new AssertionError("no picture of the page");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.group(1)));
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        http.shutdownNow();
        end();
    }

    private void end() throws IOException {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        for (int attempt = 1; !isGone(attempt == 20); attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /// Deletes the profile; a child on its way out may still be writing to it.
    private boolean isGone(boolean last) throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (last) {
                throw new IOException("the browser's profile stays: " + profile, e);
            }
            return false;
        }
    }

    private URI page() throws Exception {
        Path portFile = profile.resolve("DevToolsActivePort");
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3 * WAIT_MS);
        while (System.nanoTime() < endNs) {
            List<String> lines = Files.exists(portFile) ? Files.readAllLines(portFile)
                    : List.of();
            if (!lines.isEmpty()) {
                String list = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + lines.getFirst() + "/json/list")).build(),
                        HttpResponse.BodyHandlers.ofString()).body();
                Matcher target = TARGET.matcher(list);
                if (target.find()) {
                    return URI.create(target.group(1));
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the browser did not start");
    }

    private String call(String method, String parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":"
                + parameters + "}", true).get(5, TimeUnit.SECONDS);
        return answer.get(20, TimeUnit.SECONDS);
    }

    private void heard(String message) {
        Matcher id = ID.matcher(message);
        if (id.find()) {
            CompletableFuture<String> answer = answers.remove(Integer.parseInt(id.group(1)));
            if (answer != null) {
                answer.complete(message);
            }
        } else if (message.contains("\"Runtime.exceptionThrown\"")
                || message.contains("\"Log.entryAdded\"") && !message.contains(OF_THE_TEST)
                || message.contains("\"Runtime.consoleAPICalled\"")) {
            complaints.add(message);
        } else if (message.contains("\"Network.requestWillBeSent\"")
                || message.contains("\"Network.webSocketCreated\"")) {
            Matcher url = URL.matcher(message);
            if (url.find()) {
                requests.add(url.group(1));
            }
        }
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + "\"";
    }

    private final class Ear extends WholeTexts {
        @Override
        protected void heard(String text) {
            Browser.this.heard(text);
        }
    }
}
