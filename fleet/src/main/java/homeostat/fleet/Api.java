package homeostat.fleet;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// The HTTP interface: pages of the console, state as JSON, two commands.
///
/// | request | answer |
/// |---|---|
/// | `GET /api/health` | status, beds, uptime, version, bounds of memory |
/// | `GET /api/beds` | every bed with its numerics, alarms, mode, age of data |
/// | `GET /api/beds/{bed}` | one bed, with its schema, alarm log and trends |
/// | `GET /api/beds/{bed}?trend=recent` | the same with one of its trends, `recent` or `day` |
/// | `POST /api/beds/{bed}/alarms/{index}/acknowledge` | 200 done here, 202 sent to the bed |
/// | `POST /api/beds/{bed}/pause` | the same |
///
/// An error is `{"error": "one sentence"}`.
final class Api {
    private static final String JSON = "application/json";
    private static final String POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private final Beds beds;
    private final Live live;
    private final ConsoleFiles files;
    private final Status status;
    private final long startedNs;
    private volatile Doorkeeper doorkeeper;
    private volatile Reception reception;

    Api(Beds beds, Live live, Status status) {
        this.beds = beds;
        this.live = live;
        this.files = new ConsoleFiles();
        this.status = status;
        this.startedNs = beds.now().nowNs();
    }

    /// From when the port is known.
    void doorkeeper(Doorkeeper other) {
        doorkeeper = other;
    }

    Latency latency() {
        return status.latency();
    }

    /// From when devices can come in.
    void reception(Reception other) {
        reception = other;
    }

    void route(HttpRouting.Builder routing) {
        routing.addFilter(this::guard)
                .error(HttpException.class, (_, response, e) ->
                        refuse(response, e.status().code(), e.status().reasonPhrase()))
                .get("/api/health", (_, response) -> health(response))
                .get("/api/beds", (_, response) -> beds(response))
                .get("/api/beds/{bed}", this::bed)
                .post("/api/beds/{bed}/alarms/{index}/acknowledge", this::acknowledge)
                .post("/api/beds/{bed}/pause", this::pause);
        files.pages().forEach((path, page) -> routing.get(path, (_, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, page.type());
            response.send(page.bytes());
        }));
        routing.any((_, response) ->
                refuse(response, 404, "no such page, expected one named in the interface"));
    }

    private void guard(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.header(HeaderNames.create("Content-Security-Policy"), POLICY);
        response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
        response.header(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Doorkeeper keeper = doorkeeper;
        Optional<Doorkeeper.Refusal> refusal = keeper == null
                ? Optional.of(new Doorkeeper.Refusal(503, "not started, expected a moment more"))
                : keeper.asked(request.headers());
        Method method = request.prologue().method();
        if (refusal.isEmpty() && !method.equals(Method.GET) && !method.equals(Method.HEAD)) {
            refusal = keeper.askedToAct(request.headers());
        }
        if (refusal.isPresent()) {
            refuse(response, refusal.get().status(), refusal.get().sentence());
        } else {
            chain.proceed();
        }
    }

    private void health(ServerResponse response) {
        Json json = new Json().object()
                .field("status", "up")
                .field("version", status.version())
                .field("uptimeMs", (beds.now().nowNs() - startedNs) / 1_000_000)
                .field("beds", beds.shown().size())
                .field("clients", live.clients())
                .field("frames", beds.frames())
                .field("framesRefused", beds.framesRefused())
                .field("framesLate", beds.framesLate())
                .field("notice", "Simulated patients. Not for clinical use.");
        json.object("memory")
                .field("bedsMax", Bounds.BEDS_MAX)
                .field("bytesPerBedMax", Bounds.bedBytesMax())
                .field("bytesMax", Bounds.bytesMax())
                .field("trendSeriesMax", Bounds.SERIES_MAX)
                .field("trendRecentPoints", Bounds.RECENT_POINTS)
                .field("trendDayPoints", Bounds.DAY_POINTS)
                .field("waveBytesMax", Bounds.WAVE_BYTES_MAX)
                .field("alarmLogMax", Bounds.ALARM_LOG_MAX)
                .field("clientsMax", Bounds.CLIENTS_MAX)
                .field("clientQueueBytesMax", Bounds.CLIENT_QUEUE_BYTES_MAX)
                .field("heapUsedBytes", Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory())
                .endObject();
        status.write(json);
        Reception open = reception;
        if (open != null) {
            open.write(json.object("devices"));
            json.endObject();
        }
        send(response, json.endObject());
    }

    private void beds(ServerResponse response) {
        Json json = new Json().array();
        Moment now = beds.now();
        for (BedMemory bed : beds.shown()) {
            BedView.summary(bed, now, json);
        }
        send(response, json.endArray());
    }

    private void bed(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("bed");
        BedMemory bed = beds.bed(name);
        if (bed == null) {
            refuse(response, 404, "no such bed: expected one of " + beds.shown().size() + " beds");
            return;
        }
        Json json = new Json();
        BedView.whole(bed, request.query().first("trend").orElse("both"), beds.now(), json);
        send(response, json);
    }

    private void acknowledge(ServerRequest request, ServerResponse response) {
        String bed = request.path().pathParameters().get("bed");
        String index = request.path().pathParameters().get("index");
        if (!index.matches("\\d{1,5}")) {
            refuse(response, 404, "not the number of an alarm, expected 0 to 65535");
            return;
        }
        Beds.Outcome outcome = beds.acknowledge(bed, Integer.parseInt(index));
        note(request, "acknowledge", bed + "/" + index, outcome);
        answer(response, outcome);
    }

    private void pause(ServerRequest request, ServerResponse response) {
        String bed = request.path().pathParameters().get("bed");
        Beds.Outcome outcome = beds.pause(bed);
        note(request, "pause audio", bed, outcome);
        answer(response, outcome);
    }

    /// Until people sign in, the actor is the address that they came from.
    private void note(ServerRequest request, String action, String subject,
            Beds.Outcome outcome) {
        Reception open = reception;
        if (open != null) {
            open.audit().note("console " + request.remotePeer().host(), action, subject,
                    BedView.lower(outcome));
        }
    }

    private static void answer(ServerResponse response, Beds.Outcome outcome) {
        switch (outcome) {
            case DONE -> send(response.status(200),
                    new Json().object().field("outcome", "done").endObject());
            case SENT -> send(response.status(202),
                    new Json().object().field("outcome", "sent").endObject());
            case NO_BED -> refuse(response, 404, "no such bed, expected one of the list");
            case NO_ALARM -> refuse(response, 404,
                    "no such alarm at this bed, expected one of its schema");
            case UNREACHABLE -> refuse(response, 503,
                    "bed cannot be reached, expected one that is connected");
        }
    }

    private static void refuse(ServerResponse response, int status, String sentence) {
        send(response.status(status), new Json().object().field("error", sentence).endObject());
    }

    private static void send(ServerResponse response, Json json) {
        response.header(HeaderNames.CONTENT_TYPE, JSON);
        response.send(json.bytes());
    }
}
