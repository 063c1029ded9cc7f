package homeostat.fleet;

import homeostat.fleet.people.Right;
import homeostat.fleet.store.History;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
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
/// An error is `{"error": "one sentence"}`. What [Access] adds is told there.
final class Api {
    private static final String POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private final Beds beds;
    private final Live live;
    private final Access access;
    private final Witness witness;
    private final Remote remote;
    private final Review review;
    private final ConsoleFiles files;
    private final Status status;
    private final long startedNs;
    private volatile Doorkeeper doorkeeper;
    private volatile Reception reception;

    Api(Beds beds, Live live, Access access, Witness witness, Status status) {
        this.beds = beds;
        this.live = live;
        this.access = access;
        this.witness = witness;
        this.remote = new Remote(beds, witness);
        this.review = new Review(beds, witness, this::history);
        this.files = new ConsoleFiles();
        this.status = status;
        this.startedNs = beds.now().nowNs();
    }

    /// From when the port is known.
    void doorkeeper(Doorkeeper other) {
        doorkeeper = other;
    }

    /// What the ward agreed on.
    void presets(Presets presets) {
        remote.presets(presets);
    }

    private History history() {
        Reception open = reception;
        return open == null ? null : open.history();
    }

    /// Looks after what was asked of devices.
    void look() {
        remote.look();
    }

    Latency latency() {
        return status.latency();
    }

    /// From when devices can come in.
    void reception(Reception other) {
        reception = other;
    }

    /// Adds every request; what is returned is the list of those that are not open to all.
    List<Routes.Route> route(HttpRouting.Builder routing) {
        routing.addFilter(this::guard)
                .error(HttpException.class, (_, response, e) -> Routes.refuse(response,
                        new Doorkeeper.Refusal(e.status().code(), e.status().reasonPhrase())));
        Routes routes = new Routes(routing, access);
        access.route(routing, routes);
        remote.route(routes);
        review.route(routes);
        routes.get("/api/health", Right.SEE_FLEET, (_, response, _) -> health(response))
                .get("/api/beds", Right.SEE_BEDS, this::beds)
                .get("/api/beds/{bed}", Right.SEE_BEDS, this::bed)
                .post("/api/beds/{bed}/alarms/{index}/acknowledge", Right.ANSWER_ALARMS,
                        this::acknowledge)
                .post("/api/beds/{bed}/pause", Right.ANSWER_ALARMS, this::pause);
        files.pages().forEach((path, page) -> routing.get(path, (_, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, page.type());
            response.send(page.bytes());
        }));
        routing.any((_, response) -> Routes.refuse(response, new Doorkeeper.Refusal(404,
                "no such page, expected one named in the interface")));
        return routes.all();
    }

    private void guard(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.header(HeaderNames.create("Content-Security-Policy"), POLICY);
        response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
        response.header(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (request.isSecure()) {
            response.header(HeaderNames.create("Strict-Transport-Security"),
                    "max-age=31536000");
        }
        Doorkeeper keeper = doorkeeper;
        Optional<Doorkeeper.Refusal> refusal = keeper == null
                ? Optional.of(new Doorkeeper.Refusal(503, "not started, expected a moment more"))
                : keeper.asked(request.headers());
        Method method = request.prologue().method();
        if (refusal.isEmpty() && !method.equals(Method.GET) && !method.equals(Method.HEAD)) {
            refusal = keeper.askedToAct(request.headers());
            refusal.ifPresent(why -> witness.note("console " + request.remotePeer().host(),
                    "refuse", "POST " + request.prologue().uriPath().path(), why.sentence()));
        }
        if (refusal.isPresent()) {
            Routes.refuse(response, refusal.get());
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
        Routes.send(response, json.endObject());
    }

    private BedView.Sight sight(Guest guest, List<BedMemory> seen) {
        Moment now = beds.now();
        guest.sees(seen, now.nowNs());
        return new BedView.Sight(guest.may(Right.SEE_PATIENTS, now.nowNs()), now);
    }

    private void beds(ServerRequest request, ServerResponse response, Guest guest) {
        Json json = new Json().array();
        List<BedMemory> shown = beds.shown();
        BedView.Sight sight = sight(guest, shown);
        for (BedMemory bed : shown) {
            BedView.summary(bed, sight, json);
        }
        Routes.send(response, json.endArray());
    }

    private void bed(ServerRequest request, ServerResponse response, Guest guest) {
        String name = request.path().pathParameters().get("bed");
        BedMemory bed = beds.bed(name);
        if (bed == null) {
            Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such bed: expected one of " + beds.shown().size() + " beds"));
            return;
        }
        Json json = new Json();
        BedView.whole(bed, request.query().first("trend").orElse("both"),
                sight(guest, List.of(bed)), json);
        Routes.send(response, json);
    }

    private void acknowledge(ServerRequest request, ServerResponse response, Guest guest) {
        String bed = request.path().pathParameters().get("bed");
        String index = request.path().pathParameters().get("index");
        if (!index.matches("\\d{1,5}")) {
            Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "not the number of an alarm, expected 0 to 65535"));
            return;
        }
        Beds.Outcome outcome = beds.acknowledge(bed, Integer.parseInt(index));
        witness.note(guest.name(), "acknowledge", bed + "/" + index, BedView.lower(outcome));
        answer(response, outcome);
    }

    private void pause(ServerRequest request, ServerResponse response, Guest guest) {
        String bed = request.path().pathParameters().get("bed");
        Beds.Outcome outcome = beds.pause(bed);
        witness.note(guest.name(), "pause audio", bed, BedView.lower(outcome));
        answer(response, outcome);
    }

    private static void answer(ServerResponse response, Beds.Outcome outcome) {
        switch (outcome) {
            case DONE -> Routes.send(response.status(200),
                    new Json().object().field("outcome", "done").endObject());
            case SENT -> Routes.send(response.status(202),
                    new Json().object().field("outcome", "sent").endObject());
            case NO_BED -> Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such bed, expected one of the list"));
            case NO_ALARM -> Routes.refuse(response, new Doorkeeper.Refusal(404,
                    "no such alarm at this bed, expected one of its schema"));
            case UNREACHABLE -> Routes.refuse(response, new Doorkeeper.Refusal(503,
                    "bed cannot be reached, expected one that is connected"));
        }
    }
}
