package homeostat.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The console's files: a fixed list read at start, so that no path from outside ever reaches a
/// file system.
///
/// What every page begins and ends with stands once, in `head.html` and `foot.html`; a page says
/// `<!--head TITLE | SCRIPT | SKIP-->` and `<!--foot NOTE-->` in their places.
final class ConsoleFiles {
    /// One file as served.
    record Page(String type, byte[] bytes) {}

    private static final String[] NAMES = {
        "index.html", "console.css", "icon.svg", "console.js", "ward.js", "bed.js", "sweep.js",
        "wave.js", "trend.js", "panel.js", "alarms.js", "format.js", "sound.js", "dom.js",
        "link.js", "status.html", "status.js", "session.js", "remote.js",
        "review.html", "review.js",
        "sign-in.html", "sign-in.js", "security.html", "security.js",
        "uplot.js", "uplot.css", "uplot.LICENSE.txt",
    };

    private static final Pattern HEAD =
            Pattern.compile("<!--head (.*?) \\| (.*?) \\| (.*?)-->\\n");
    private static final Pattern FOOT = Pattern.compile("<!--foot (.*?)-->\\n");

    private final Map<String, Page> pages = new LinkedHashMap<>();

    ConsoleFiles() {
        for (String name : NAMES) {
            pages.put("/" + name, new Page(type(name), name.endsWith(".html")
                    ? page(name).getBytes(StandardCharsets.UTF_8) : bytes(name)));
        }
        pages.put("/", pages.get("/index.html"));
    }

    Map<String, Page> pages() {
        return pages;
    }

    private static String page(String name) {
        String head = HEAD.matcher(text(name)).replaceFirst(found -> Matcher.quoteReplacement(
                text("head.html").replace("{title}", found.group(1))
                        .replace("{script}", found.group(2)).replace("{skip}", found.group(3))));
        return FOOT.matcher(head).replaceFirst(found -> Matcher.quoteReplacement(
                text("foot.html").replace("{note}", found.group(1))));
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "text/plain; charset=utf-8";
        };
    }

    private static byte[] bytes(String name) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream("console/" + name)) {
            if (file == null) {
                throw new FleetException("console file is missing: file=" + name
                        + ", expected it beside the classes");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new FleetException("console file cannot be read: file=" + name
                    + ", expected it beside the classes", e);
        }
    }
}
