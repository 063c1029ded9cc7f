package homeostat.fleet;

import homeostat.fleet.people.Entrance;
import homeostat.fleet.people.Right;
import homeostat.fleet.store.Burden;
import homeostat.fleet.store.History;
import homeostat.kernel.Sheet;
import homeostat.wire.Schema;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Days that are past: trends, alarms, how much alarms asked of people, and numbers to take away
/// without whose they are.
///
/// | request | answer |
/// |---|---|
/// | `GET /api/beds/{bed}/history?days=N` | each output: times, lowest, mean, highest |
/// | `GET /api/beds/{bed}/alarms?days=N` | each change of an alarm, the newest first |
/// | `GET /api/beds/{bed}/export?days=N` | minutes as CSV, no name, no bed, no date |
/// | `GET /api/burden?days=N` | alarms in a bed-day, duplicates, not actionable, by bed |
///
/// Source for what an export leaves out: 45 CFR 164.514(b)(2); its code is drawn at random and is
/// not derived from the person, 164.514(c).
final class Review {
    private static final int DAYS_MAX = 31;
    private static final int POINTS_MAX = 800;
    private static final int ALARMS_MAX = 2_000;

    private final Beds beds;
    private final Witness witness;
    private final Supplier<History> histories;

    Review(Beds beds, Witness witness, Supplier<History> histories) {
        this.beds = beds;
        this.witness = witness;
        this.histories = histories;
    }

    void route(Routes routes) {
        routes.get("/api/beds/{bed}/history", Right.SEE_BEDS, this::trends)
                .get("/api/beds/{bed}/alarms", Right.SEE_BEDS, this::alarms)
                .get("/api/beds/{bed}/export", Right.EXPORT, this::export)
                .get("/api/burden", Right.SEE_FLEET, this::burden);
    }

    /// Where and when somebody looks.
    private record Look(BedMemory bed, History history, long fromMs, long toMs) {
        String name() {
            return bed.bed().name();
        }
    }

    private Look look(ServerRequest request, ServerResponse response, Guest guest) {
        BedMemory bed = beds.bed(request.path().pathParameters().get("bed"));
        History history = histories.get();
        if (bed == null || history == null) {
            Routes.refuse(response, bed == null
                    ? new Doorkeeper.Refusal(404, "no such bed, expected one of the list")
                    : new Doorkeeper.Refusal(503,
                            "no history is open, expected a ward that keeps one, and a moment"));
            return null;
        }
        Moment now = beds.now();
        guest.sees(List.of(bed), now.nowNs());
        return new Look(bed, history, now.epochMillis() - TimeUnit.DAYS.toMillis(days(request)),
                now.epochMillis() + TimeUnit.MINUTES.toMillis(1));
    }

    private static int days(ServerRequest request) {
        String days = request.query().first("days").orElse("1");
        if (!days.matches("\\d{1,2}") || days.matches("0+") || Integer.parseInt(days) > DAYS_MAX) {
            throw new FleetException("not a number of days, expected 1 to " + DAYS_MAX);
        }
        return Integer.parseInt(days);
    }

    private static List<Schema.Port> outputs(BedMemory bed) {
        synchronized (bed) {
            return bed.schema().ports().stream()
                    .filter(port -> port.kind() == Sheet.Kind.OUTPUT).toList();
        }
    }

    private void trends(ServerRequest request, ServerResponse response, Guest guest) {
        Look look = look(request, response, guest);
        if (look == null) {
            return;
        }
        Json json = new Json().object().field("bed", look.name()).field("fromMs", look.fromMs())
                .field("toMs", look.toMs()).array("series");
        for (Schema.Port port : outputs(look.bed())) {
            List<History.Minute> minutes = look.history().minutes(look.name(), port.index(),
                    look.fromMs(), look.toMs());
            json.object().field("name", port.name()).field("unit", port.scale().symbol())
                    .field("low", port.scale().low()).field("high", port.scale().high());
            json.array("points");
            int step = Math.max(1, (minutes.size() + POINTS_MAX - 1) / POINTS_MAX);
            for (int from = 0; from < minutes.size(); from += step) {
                write(minutes.subList(from, Math.min(minutes.size(), from + step)), json);
            }
            json.endArray().endObject();
        }
        Routes.send(response, json.endArray().endObject());
    }

    /// Several minutes as one: nothing that was lowest or highest is lost.
    private static void write(List<History.Minute> minutes, Json json) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double total = 0;
        long number = 0;
        for (History.Minute one : minutes) {
            low = Math.min(low, one.low());
            high = Math.max(high, one.high());
            total += one.mean() * one.number();
            number += one.number();
        }
        json.array().value(minutes.getFirst().atMs()).value((float) low)
                .value((float) (total / number)).value((float) high).endArray();
    }

    private void alarms(ServerRequest request, ServerResponse response, Guest guest) {
        Look look = look(request, response, guest);
        if (look == null) {
            return;
        }
        Json json = new Json().array();
        look.history().alarms(look.name(), look.fromMs(), look.toMs()).reversed().stream()
                .limit(ALARMS_MAX).forEach(one -> json.object()
                        .field("time", BedView.iso(one.atMs())).field("index", one.alarm())
                        .field("name", look.bed().alarmName(one.alarm()))
                        .field("priority", BedView.lower(one.priority()))
                        .field("state", BedView.lower(one.state())).endObject());
        Routes.send(response, json.endArray());
    }

    private void export(ServerRequest request, ServerResponse response, Guest guest) {
        Look look = look(request, response, guest);
        if (look == null) {
            return;
        }
        String code = Entrance.random().substring(0, 12);
        witness.note(guest.name(), "export", look.name(), "code=" + code + " days="
                + days(request));
        StringBuilder text = new StringBuilder(
                "code,minute,quantity,unit,count,lowest,mean,highest\n");
        for (Schema.Port port : outputs(look.bed())) {
            for (History.Minute one : look.history().minutes(look.name(), port.index(),
                    look.fromMs(), look.toMs())) {
                text.append(String.format(Locale.ROOT, "%s,%d,%s,%s,%d,%s,%s,%s%n", code,
                        (one.atMs() - look.fromMs()) / 60_000, port.name(),
                        port.scale().symbol(), one.number(), one.low(), one.mean(), one.high()));
            }
        }
        response.header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + code
                + ".csv\"");
        response.send(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void burden(ServerRequest request, ServerResponse response, Guest guest) {
        History history = histories.get();
        if (history == null) {
            Routes.refuse(response, new Doorkeeper.Refusal(503,
                    "no history is open, expected a ward that keeps one, and a moment"));
            return;
        }
        long toMs = beds.now().epochMillis() + TimeUnit.MINUTES.toMillis(1);
        long fromMs = toMs - TimeUnit.DAYS.toMillis(days(request));
        Json json = new Json().array();
        for (BedMemory bed : beds.shown()) {
            String name = bed.bed().name();
            Burden burden = Burden.of(history.alarms(name, fromMs, toMs),
                    history.minutesHeard(name, fromMs, toMs));
            json.object().field("bed", name).field("high", burden.high())
                    .field("medium", burden.medium()).field("low", burden.low())
                    .field("duplicates", burden.duplicates())
                    .field("notActionable", burden.notActionable())
                    .field("bedDays", burden.bedDays())
                    .field("perBedDay", burden.perBedDay()).endObject();
        }
        Routes.send(response, json.endArray());
    }
}
