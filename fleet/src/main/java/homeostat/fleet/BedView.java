package homeostat.fleet;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.wire.Frame;
import homeostat.wire.Schema;
import java.time.Instant;
import java.util.Locale;

/// A bed as JSON: what the interface promises, made from what [BedMemory] holds.
///
/// Ages are in milliseconds and belong to the instant at which the text was made; a screen counts
/// on from there by its own clock, so that no two clocks need to agree.
final class BedView {
    private static final double NS_PER_MS = 1e6;
    private static final int SPARK_POINTS_MAX = 90;

    private final BedMemory bed;
    private final Sight sight;
    private final Moment now;
    private final Json json;

    /// Who looks, and when.
    ///
    /// @param named whether they are told who the patient is
    record Sight(boolean named, Moment now) {}

    private BedView(BedMemory bed, Sight sight, Json json) {
        this.bed = bed;
        this.sight = sight;
        this.now = sight.now();
        this.json = json;
    }

    /// The bed as one of a list.
    static void summary(BedMemory bed, Sight sight, Json json) {
        synchronized (bed) {
            json.object();
            new BedView(bed, sight, json).writeSummary();
            json.endObject();
        }
    }

    /// The bed with its schema, its alarm log and its trends, both or the one named.
    static void whole(BedMemory bed, String trend, Sight sight, Json json) {
        synchronized (bed) {
            json.object();
            BedView view = new BedView(bed, sight, json);
            view.writeSummary();
            view.writeSchema();
            view.writeLog();
            json.object("trends");
            if (!trend.equals("day")) {
                view.writeTrend("recent", bed.recent());
            }
            if (!trend.equals("recent")) {
                view.writeTrend("day", bed.day());
            }
            json.endObject();
            json.endObject();
        }
    }

    private void writeSummary() {
        json.field("bed", bed.bed().name())
                .field("patient", sight.named() ? bed.bed().patient() : "(name not shown)")
                .field("device", bed.schema().device())
                .field("title", bed.schema().title())
                .field("schema", Long.toHexString(bed.schemaHash()))
                .field("speed", bed.bed().speed())
                .field("state", bed.isEnded() ? "ended"
                        : bed.isStale(now.nowNs()) ? "silent" : "live")
                .field("dataAgeMs", ms(bed.ageNs(now.nowNs())))
                .field("stale", bed.isStale(now.nowNs()))
                .field("deviceTimeMs", ms(bed.deviceAtNs()))
                .field("framesLost", bed.framesLost())
                .field("audioPauseMs", ms(bed.pauseLeftNs(now.nowNs())));
        writeModes();
        writeNumerics();
        writeOrders();
        writeAlarms();
        writeWaves();
        writeSpark();
    }

    private void writeModes() {
        Frame.ModeChange first = bed.modes().get(0);
        json.field("mode", first == null ? null
                : bed.schema().modeName(first.cell(), first.code()));
        json.array("modes");
        for (Frame.ModeChange mode : bed.modes().values()) {
            json.object()
                    .field("cell", mode.cell())
                    .field("name", bed.schema().modeName(mode.cell(), mode.code()))
                    .field("regime", lower(mode.regime()))
                    .field("ageMs", ms(Math.max(0, bed.deviceAtNs() - mode.sinceNs())))
                    .endObject();
        }
        json.endArray();
    }

    private void writeNumerics() {
        json.array("numerics");
        for (Schema.Port port : bed.schema().ports()) {
            Frame.Numeric numeric = bed.numerics().get(port.index());
            if (port.kind() != Sheet.Kind.OUTPUT || numeric == null) {
                continue;
            }
            boolean stale = bed.isStale(now.nowNs()) || numeric.quality() == Quality.STALE;
            json.object()
                    .field("index", port.index())
                    .field("name", port.name())
                    .field("value", numeric.value())
                    .field("unit", port.scale().symbol())
                    .field("ucum", port.scale().ucum())
                    .field("time", iso(bed.takenEpochMillis(numeric)))
                    .field("quality", lower(numeric.quality()))
                    .field("ageMs", ms(bed.ageNs(numeric, now.nowNs())))
                    .field("stale", stale)
                    .field("low", port.scale().low())
                    .field("high", port.scale().high())
                    .endObject();
        }
        json.endArray();
    }

    private void writeOrders() {
        json.array("orders");
        for (Schema.Port port : bed.schema().ports()) {
            Frame.OrderMade order = bed.orders().get(port.index());
            if (port.kind() != Sheet.Kind.ORDERS || order == null) {
                continue;
            }
            json.object()
                    .field("index", port.index())
                    .field("name", port.name())
                    .field("number", order.order())
                    .field("amount", order.amount())
                    .field("unit", port.scale().symbol())
                    .field("reason", lower(order.reason()))
                    .field("ageMs", ms(Math.max(0, bed.deviceAtNs() - order.header().atNs())))
                    .field("low", port.scale().low())
                    .field("high", port.scale().high())
                    .endObject();
        }
        json.endArray();
    }

    private void writeAlarms() {
        json.array("alarms");
        for (int i = 0; i < FleetAlarms.COUNT; i++) {
            AlarmState state = bed.own.state(i);
            if (state.isVisible()) {
                long onsetAgeNs = now.nowNs() - bed.own.onsetNs(i);
                writeAlarm(FleetAlarms.ROWS.get(i), state,
                        now.epochMillis() - (long) ms(onsetAgeNs),
                        bed.own.isAudible(i, now.nowNs()));
            }
        }
        for (Frame.Standing standing : bed.standings().values()) {
            if (standing.state().isVisible()) {
                Sheet.AlarmRow row = bed.alarmRow(standing.alarm());
                writeAlarm(row != null ? row : new Sheet.AlarmRow(standing.alarm(),
                        bed.alarmName(standing.alarm()), standing.priority(), false, 0, ""),
                        standing.state(), bed.onsetEpochMillis(standing.alarm()),
                        standing.audible());
            }
        }
        json.endArray();
    }

    private void writeAlarm(Sheet.AlarmRow row, AlarmState state, long onsetEpochMillis,
            boolean audible) {
        json.object()
                .field("index", row.index())
                .field("name", row.name())
                .field("priority", lower(row.priority()))
                .field("state", lower(state))
                .field("onset", iso(onsetEpochMillis))
                .field("onsetAgeMs", Math.max(0, now.epochMillis() - onsetEpochMillis))
                .field("text", row.text())
                .field("audible", audible)
                .field("technical", row.index() >= FleetAlarms.INDEX_FIRST)
                .endObject();
    }

    private void writeWaves() {
        json.array("waves");
        for (Schema.Port port : bed.schema().ports()) {
            if (port.kind() == Sheet.Kind.WAVE) {
                json.object().field("index", port.index()).field("name", port.name())
                        .field("unit", port.scale().symbol())
                        .field("low", port.scale().low())
                        .field("high", port.scale().high()).endObject();
            }
        }
        json.endArray();
    }

    /// The course of the bed's first number, short enough for a tile.
    private void writeSpark() {
        int index = -1;
        for (int i = 0; i < bed.series().size() && index < 0; i++) {
            index = bed.series().get(i).kind() == Sheet.Kind.OUTPUT ? i : -1;
        }
        boolean fast = bed.bed().speed() > 10 || bed.recent().size() >= Bounds.RECENT_POINTS;
        TrendRing ring = fast ? bed.day() : bed.recent();
        json.object("spark");
        if (index >= 0 && ring.size() > 0) {
            int step = Math.max(1, (ring.size() + SPARK_POINTS_MAX - 1) / SPARK_POINTS_MAX);
            Schema.Port port = bed.series().get(index).port();
            json.field("name", port.name()).field("unit", port.scale().symbol())
                    .field("spanMs", ms(ring.atNs(ring.size() - 1) - ring.atNs(0)));
            json.array("values");
            for (int point = (ring.size() - 1) % step; point < ring.size(); point += step) {
                json.value(ring.value(point, index));
            }
            json.endArray();
        }
        json.endObject();
    }

    private void writeSchema() {
        SchemaView.write(bed.schema(), json);
    }

    private void writeLog() {
        json.array("log");
        for (AlarmEntry entry : bed.log()) {
            json.object()
                    .field("index", entry.alarm())
                    .field("name", entry.name())
                    .field("priority", lower(entry.priority()))
                    .field("state", lower(entry.state()))
                    .field("time", iso(entry.atEpochMillis()))
                    .endObject();
        }
        json.endArray();
    }

    private void writeTrend(String name, TrendRing ring) {
        json.object(name).field("stepMs", ms(ring.stepNs()));
        json.array("timeMs");
        for (int point = 0; point < ring.size(); point++) {
            json.value(ring.atNs(point) / 1_000_000);
        }
        json.endArray();
        json.array("series");
        for (int i = 0; i < bed.series().size(); i++) {
            Schema.Port port = bed.series().get(i).port();
            json.object().field("kind", lower(port.kind())).field("index", port.index())
                    .field("name", port.name()).field("unit", port.scale().symbol())
                    .field("low", port.scale().low()).field("high", port.scale().high());
            json.array("values");
            for (int point = 0; point < ring.size(); point++) {
                json.value(ring.value(point, i));
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double ms(long ns) {
        return Math.rint(ns / NS_PER_MS);
    }

    static String iso(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}
