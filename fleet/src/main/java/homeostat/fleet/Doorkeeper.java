package homeostat.fleet;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which pages may speak: this server's own.
///
/// A page from elsewhere could make a browser call this server. It cannot forge the `Host` it calls
/// (a name that was pointed at this address gives itself away there) nor the `Origin` it comes
/// from; both are checked, and what changes something must say that it is JSON, which a foreign
/// page may not do without asking first. Who may speak is for [Access] to say.
final class Doorkeeper {
    static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    /// A refusal: the status and one sentence.
    record Refusal(int status, String sentence) {}

    private final String scheme;
    private final Set<String> hosts = new HashSet<>();

    /// At this machine's own names.
    Doorkeeper(int port) {
        this("http://", port, List.of());
    }

    /// At other names, too: those of the hospital's network.
    Doorkeeper(String scheme, int port, List<String> names) {
        this.scheme = scheme;
        for (String name : List.of("127.0.0.1", "localhost", "[::1]")) {
            hosts.add(name + ":" + port);
        }
        for (String name : names) {
            hosts.add(name.toLowerCase(Locale.ROOT) + ":" + port);
            if (port == 443) {
                hosts.add(name.toLowerCase(Locale.ROOT));
            }
        }
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
        return origin.startsWith(scheme)
                && hosts.contains(origin.substring(scheme.length()));
    }

    private static String printable(String value) {
        String shown = value.length() > 80 ? value.substring(0, 80) : value;
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
