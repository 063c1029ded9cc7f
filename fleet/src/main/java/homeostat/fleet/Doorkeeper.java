package homeostat.fleet;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who may speak while nobody can prove who they are: pages of this server, on this machine.
///
/// A page from elsewhere could make a browser on this machine call this server. It cannot forge the
/// `Host` it calls (a name that was pointed at 127.0.0.1 gives itself away there) nor the
/// `Origin` it comes from; both are checked, and what changes something must say that it is JSON,
/// which a foreign page may not do without asking first.
final class Doorkeeper {
    static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    /// A refusal: the status and one sentence.
    record Refusal(int status, String sentence) {}

    private final Set<String> hosts;

    Doorkeeper(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /// Whether the server may be asked at all.
    Optional<Refusal> asked(Headers headers) {
        String host = headers.first(HeaderNames.HOST).orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return Optional.of(new Refusal(421, "not the host asked for: host=" + printable(host)
                    + ", expected one of this machine's own names"));
        }
        return Optional.empty();
    }

    /// Whether it may be asked from where the caller is.
    Optional<Refusal> askedFrom(Headers headers) {
        String origin = headers.first(HeaderNames.ORIGIN).orElse(null);
        boolean foreign = origin != null && !isOwn(origin.toLowerCase(Locale.ROOT));
        String site = headers.first(FETCH_SITE).orElse("none");
        if (foreign || !(site.equals("same-origin") || site.equals("none"))) {
            return Optional.of(new Refusal(403, "asked from elsewhere: origin="
                    + printable(String.valueOf(origin)) + ", expected a page of this server"));
        }
        return Optional.empty();
    }

    /// Whether it may be asked to change something.
    Optional<Refusal> askedToAct(Headers headers) {
        String type = headers.first(HeaderNames.CONTENT_TYPE).orElse("");
        String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!essence.equals("application/json")) {
            return Optional.of(new Refusal(403, "not a request of the console: content type="
                    + printable(essence) + ", expected application/json"));
        }
        return askedFrom(headers);
    }

    private boolean isOwn(String origin) {
        return origin.startsWith("http://") && hosts.contains(origin.substring(7));
    }

    private static String printable(String value) {
        String shown = value.length() > 80 ? value.substring(0, 80) : value;
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
