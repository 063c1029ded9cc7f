package homeostat.fleet;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything the fleet holds of one bed. Its lock is the object itself; whoever looks takes it.
///
/// `nowNs` is the fleet's monotonic clock, `atNs` a device's: they are never compared.
final class BedMemory {
    /// What came of a frame: whether screens must hear of it at once, soon, or not.
    enum News { NONE, SOON, AT_ONCE }

    /// What a sender without a wall clock says.
    private static final long NO_CLOCK_MS = 0;

    /// A series of the trends: an output's numbers or a port's orders.
    record Series(Sheet.Kind kind, Schema.Port port) {}

    private final Map<Integer, Frame.Numeric> numerics = new TreeMap<>();
    private final Map<Integer, Frame.Standing> standings = new TreeMap<>();
    private final Map<Integer, Frame.Standing> standingsBefore = new TreeMap<>();
    private final Map<Integer, Frame.ModeChange> modes = new TreeMap<>();
    private final Map<Integer, Frame.OrderMade> ordersMade = new TreeMap<>();
    private final Map<Integer, Long> onsetsEpochMillis = new TreeMap<>();
    private final List<Series> series = new ArrayList<>();
    private final WaveRing waves = new WaveRing();
    private final ArrayDeque<AlarmEntry> log = new ArrayDeque<>();
    private final AlarmState[] ownShown = new AlarmState[FleetAlarms.COUNT];
    private final boolean[] ownHeard = new boolean[FleetAlarms.COUNT];
    final FleetAlarms own = new FleetAlarms();
    final Orders orders = new Orders();
    private Bed bed;
    private Schema schema;
    private long schemaHash;
    private TrendRing recent;
    private TrendRing day;
    private Uplink uplink;
    private long sequence;
    private long framesLost;
    private long heardNs;
    private long numericsHeardNs;
    private long numericsAtNs;
    private long numericsAtEpochMillis;
    private long deviceAtNs;
    private long pausedUntilNs;
    private boolean ended;
    private long clockOffMs;

    BedMemory(Frame.Hello hello, Uplink uplink, long nowNs) {
        Arrays.fill(ownShown, AlarmState.INACTIVE);
        greet(hello, uplink, nowNs);
    }

    /// Takes a frame; one that belongs to another schema than the bed greeted with is refused.
    News accept(Frame frame, byte[] bytes, Uplink from, Moment now) {
        if (frame instanceof Frame.Hello hello) {
            greet(hello, from, now.nowNs());
            return News.AT_ONCE;
        }
        if (frame.header().schema() != schemaHash) {
            throw new FleetException("frame of another schema: bed=" + bed.name() + " schema=0x"
                    + Long.toHexString(frame.header().schema()) + ", expected 0x"
                    + Long.toHexString(schemaHash));
        }
        heard(frame, now.nowNs());
        long senderMs = frame.header().atEpochMillis();
        clockOffMs = senderMs == NO_CLOCK_MS ? 0 : senderMs - now.epochMillis();
        return switch (frame) {
            case Frame.Numerics those -> {
                forgetBefore(now.epochMillis());
                yield take(those, now.nowNs());
            }
            case Frame.Wave wave -> {
                waves.add(wave.firstNs(), bytes);
                yield News.NONE;
            }
            case Frame.Waves those -> {
                if (!those.pieces().isEmpty()) {
                    waves.add(those.pieces().getFirst().firstNs(), bytes);
                }
                yield News.NONE;
            }
            case Frame.AlarmChange change -> take(change.standing(), now.epochMillis());
            case Frame.ModeChange change -> {
                if (modes.size() < Bounds.ALARMS_MAX || modes.containsKey(change.cell())) {
                    modes.put(change.cell(), change);
                }
                yield News.AT_ONCE;
            }
            case Frame.OrderMade order -> take(order);
            case Frame.Goodbye _ -> {
                ended = true;
                yield News.AT_ONCE;
            }
            case Frame.Hello _, Frame.Answer _, Frame.Command _ -> News.NONE;
        };
    }

    /// Looks for silence and wrong clocks; says whether an alarm of the fleet's own stands
    /// otherwise than before.
    News look(Moment now) {
        own.look(heardNs, ended, clockOffMs, now.nowNs());
        News news = News.NONE;
        for (int i = 0; i < FleetAlarms.COUNT; i++) {
            AlarmState state = own.state(i);
            boolean audible = own.isAudible(i, now.nowNs());
            if (state != ownShown[i] || audible != ownHeard[i]) {
                if (state != ownShown[i] && (state.isVisible()
                        || ownShown[i].isVisible())) {
                    Sheet.AlarmRow row = FleetAlarms.ROWS.get(i);
                    log(new AlarmEntry(row.index(), row.name(), row.priority(), state,
                            now.epochMillis()));
                }
                ownShown[i] = state;
                ownHeard[i] = audible;
                news = News.AT_ONCE;
            }
        }
        return news;
    }

    void pausedUntil(long untilNs) {
        pausedUntilNs = untilNs;
        own.pauseAudio(untilNs);
    }

    private void greet(Frame.Hello hello, Uplink from, long nowNs) {
        if (schema == null || hello.header().schema() != schemaHash) {
            schema = hello.schema();
            schemaHash = hello.header().schema();
            makeTrends();
            numerics.clear();
            ordersMade.clear();
            waves.clear();
            standings.clear();
            standingsBefore.clear();
        }
        standingsBefore.putAll(standings);
        standings.clear();
        modes.clear();
        bed = hello.bed();
        uplink = from;
        ended = false;
        sequence = hello.header().sequence() - 1;
        heard(hello, nowNs);
    }

    private void makeTrends() {
        series.clear();
        for (Schema.Port port : schema.ports()) {
            boolean kept = port.kind() == Sheet.Kind.OUTPUT || port.kind() == Sheet.Kind.ORDERS;
            if (kept && series.size() < Bounds.SERIES_MAX) {
                series.add(new Series(port.kind(), port));
            }
        }
        recent = new TrendRing(Bounds.RECENT_STEP_NS, Bounds.RECENT_POINTS, series.size());
        day = new TrendRing(Bounds.DAY_STEP_NS, Bounds.DAY_POINTS, series.size());
    }

    private void heard(Frame frame, long nowNs) {
        long step = frame.header().sequence() - sequence;
        if (step > 1) {
            framesLost += step - 1;
        }
        sequence = frame.header().sequence();
        heardNs = nowNs;
        deviceAtNs = frame.header().atNs();
    }

    private News take(Frame.Numerics those, long nowNs) {
        numericsHeardNs = nowNs;
        numericsAtNs = those.header().atNs();
        numericsAtEpochMillis = those.header().atEpochMillis();
        numerics.clear();
        for (Frame.Numeric numeric : those.values()) {
            numerics.put(numeric.output(), numeric);
        }
        for (int i = 0; i < series.size(); i++) {
            Schema.Port port = series.get(i).port();
            if (series.get(i).kind() == Sheet.Kind.OUTPUT) {
                Frame.Numeric numeric = numerics.get(port.index());
                if (numeric != null && numeric.quality() == Quality.GOOD) {
                    trend(i, numeric.value());
                }
            } else {
                Frame.OrderMade order = ordersMade.get(port.index());
                if (order != null && isInForce(order, port)) {
                    trend(i, order.amount());
                }
            }
        }
        return News.SOON;
    }

    /// An order that has expired is history: the trend has a gap, not a line that goes on.
    private boolean isInForce(Frame.OrderMade order, Schema.Port port) {
        return numericsAtNs - order.header().atNs() <= port.limitNs();
    }

    private void trend(int index, double value) {
        if (Double.isFinite(value)) {
            recent.add(index, value, numericsAtNs);
            day.add(index, value, numericsAtNs);
        }
    }

    private News take(Frame.Standing standing, long epochMillis) {
        if (standings.size() >= Bounds.ALARMS_MAX && !standings.containsKey(standing.alarm())) {
            return News.NONE;
        }
        Frame.Standing before = standings.put(standing.alarm(), standing);
        Frame.Standing greeted = standingsBefore.remove(standing.alarm());
        if (before == null && greeted != null && greeted.onsetNs() == standing.onsetNs()) {
            before = greeted;
        }
        boolean wasVisible = before != null && before.state().isVisible();
        if (standing.state().isVisible() && !wasVisible) {
            onsetsEpochMillis.put(standing.alarm(), epochMillis);
        }
        boolean changed = before == null || before.state() != standing.state();
        if (changed && (standing.state().isVisible() || wasVisible)) {
            log(new AlarmEntry(standing.alarm(), alarmName(standing.alarm()),
                    standing.priority(), standing.state(), epochMillis));
        }
        return News.AT_ONCE;
    }

    /// Takes a frame that newer ones of its bed have overtaken.
    News acceptLate(Frame frame, Orders.Place place, Moment now) {
        boolean isNews = place == Orders.Place.NEWS && frame.header().schema() == schemaHash;
        return switch (frame) {
            case Frame.Hello _ -> isNews ? endBefore(now.epochMillis()) : News.NONE;
            case Frame.AlarmChange change -> {
                Frame.Standing standing = change.standing();
                if (isNews) {
                    yield take(standing, now.epochMillis());
                }
                if (standing.state().isVisible() || wasLogged(standing.alarm())) {
                    log(new AlarmEntry(standing.alarm(), alarmName(standing.alarm()),
                            standing.priority(), standing.state(),
                            change.header().atEpochMillis()));
                }
                yield News.SOON;
            }
            case Frame.ModeChange change -> {
                if (isNews) {
                    modes.put(change.cell(), change);
                }
                yield isNews ? News.AT_ONCE : News.NONE;
            }
            case Frame.Numerics _, Frame.Wave _, Frame.Waves _, Frame.OrderMade _,
                    Frame.Goodbye _, Frame.Answer _, Frame.Command _ -> News.NONE;
        };
    }

    /// Alarms that were last heard of before a greeting, and were not named after it, are over.
    private News endBefore(long epochMillis) {
        standingsBefore.clear();
        for (Frame.Standing standing : List.copyOf(standings.values())) {
            if (orders.isBeforeGreeting(standing.alarm())) {
                standingsBefore.put(standing.alarm(), standings.remove(standing.alarm()));
            }
        }
        forgetBefore(epochMillis);
        return News.AT_ONCE;
    }

    /// A greeting is followed by every visible alarm and then by numbers: what was visible before
    /// it and was not named again is over.
    private void forgetBefore(long epochMillis) {
        for (Frame.Standing standing : standingsBefore.values()) {
            if (standing.state().isVisible()) {
                log(new AlarmEntry(standing.alarm(), alarmName(standing.alarm()),
                        standing.priority(), AlarmState.INACTIVE, epochMillis));
            }
        }
        standingsBefore.clear();
    }

    private News take(Frame.OrderMade order) {
        if (ordersMade.size() < Bounds.SERIES_MAX || ordersMade.containsKey(order.port())) {
            ordersMade.put(order.port(), order);
        }
        return News.SOON;
    }

    /// Whether the log knows of an alarm; one that it does not cannot be over.
    private boolean wasLogged(int alarm) {
        return log.stream().anyMatch(entry -> entry.alarm() == alarm);
    }

    private void log(AlarmEntry entry) {
        log.addFirst(entry);
        while (log.size() > Bounds.ALARM_LOG_MAX) {
            log.removeLast();
        }
    }

    String alarmName(int alarm) {
        Sheet.AlarmRow row = alarmRow(alarm);
        return row == null ? "alarm " + alarm : row.name();
    }

    /// The row of an alarm of the device or of the fleet; null when the schema knows none.
    Sheet.AlarmRow alarmRow(int alarm) {
        int fleets = alarm - FleetAlarms.INDEX_FIRST;
        if (fleets >= 0 && fleets < FleetAlarms.COUNT) {
            return FleetAlarms.ROWS.get(fleets);
        }
        for (Sheet.AlarmRow row : schema.alarms()) {
            if (row.index() == alarm) {
                return row;
            }
        }
        return null;
    }

    /// Whether an alarm of the device or of the fleet's own is there to be seen.
    synchronized boolean hasVisibleAlarm() {
        return own.isVisible()
                || standings.values().stream().anyMatch(one -> one.state().isVisible());
    }

    /// Which alarms are there to be seen, and since when: the same text for the same ones.
    synchronized String alarmsShown() {
        StringBuilder shown = new StringBuilder();
        for (Frame.Standing one : standings.values()) {
            if (one.state().isVisible()) {
                shown.append(one.alarm()).append('@').append(one.onsetNs()).append(' ');
            }
        }
        for (int i = 0; i < FleetAlarms.COUNT; i++) {
            if (own.state(i).isVisible()) {
                shown.append(FleetAlarms.INDEX_FIRST + i).append(' ');
            }
        }
        return shown.toString();
    }

    Bed bed() {
        return bed;
    }

    Schema schema() {
        return schema;
    }

    long schemaHash() {
        return schemaHash;
    }

    Uplink uplink() {
        return uplink;
    }

    boolean isEnded() {
        return ended;
    }

    long ageNs(long nowNs) {
        return Math.max(0, nowNs - heardNs);
    }

    boolean isStale(long nowNs) {
        return ended || ageNs(nowNs) > FleetAlarms.STALE_NS;
    }

    long framesLost() {
        return framesLost;
    }

    long pauseLeftNs(long nowNs) {
        return Math.max(0, pausedUntilNs - nowNs);
    }

    long deviceAtNs() {
        return deviceAtNs;
    }

    /// The age of a number in device time: what it was when sent, and what has passed since.
    long ageNs(Frame.Numeric numeric, long nowNs) {
        double passedNs = (nowNs - numericsHeardNs) * bed.speed();
        return numeric.ageNs() + Math.max(0, (long) passedNs);
    }

    /// When a number was taken, by the sender's clock.
    long takenEpochMillis(Frame.Numeric numeric) {
        return numericsAtEpochMillis
                - (long) (numeric.ageNs() / (double) Span.milliseconds(1) / bed.speed());
    }

    long onsetEpochMillis(int alarm) {
        return onsetsEpochMillis.getOrDefault(alarm, 0L);
    }

    Map<Integer, Frame.Numeric> numerics() {
        return numerics;
    }

    Map<Integer, Frame.Standing> standings() {
        return standings;
    }

    Map<Integer, Frame.ModeChange> modes() {
        return modes;
    }

    Map<Integer, Frame.OrderMade> orders() {
        return ordersMade;
    }

    List<Series> series() {
        return series;
    }

    TrendRing recent() {
        return recent;
    }

    TrendRing day() {
        return day;
    }

    WaveRing waves() {
        return waves;
    }

    Iterable<AlarmEntry> log() {
        return log;
    }
}
