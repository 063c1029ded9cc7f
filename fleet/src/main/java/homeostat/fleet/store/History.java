package homeostat.fleet.store;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import java.util.List;

/// Reads what was kept: days of numbers by the minute, seconds, waves, alarms, beds.
///
/// Times are the senders' wall clocks, ms since 1970; `from` is in, `to` is not.
public final class History {
    private static final int ROWS_MAX = 100_000;

    /// A minute of one output, in the unit of its port.
    public record Minute(long atMs, long number, double low, double high, double mean) {}

    /// One transition of an alarm.
    public record Transition(long atMs, int alarm, Priority priority, AlarmState state,
            long onsetNs, boolean audible) {}

    /// A stretch of a wave.
    public record Stretch(long atMs, long firstNs, long intervalNs, float[] samples) {}

    /// A bed as it last greeted.
    public record Known(String name, String sender, Frame.Hello hello, byte[] bytes,
            long heardMs, boolean ended) {}

    private final Database database;

    /// The history in a database.
    public History(Database database) {
        this.database = database;
    }

    /// The minutes of an output.
    public List<Minute> minutes(String bed, int output, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT at_ms, number, low, high, total FROM trend_minute WHERE bed = ? "
                        + "AND output = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms")
                .bind(0, bed).bind(1, output).bind(2, fromMs).bind(3, toMs).setMaxRows(ROWS_MAX)
                .map((row, _) -> new Minute(row.getLong(1), row.getLong(2), row.getDouble(3),
                        row.getDouble(4), row.getDouble(5) / row.getLong(2))).list());
    }

    /// The seconds of all outputs, as they came.
    public List<Frame.Numerics> seconds(String bed, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT frame FROM numerics WHERE bed = ? AND at_ms >= ? AND at_ms < ? "
                        + "ORDER BY at_ms, journal, item")
                .bind(0, bed).bind(1, fromMs).bind(2, toMs).setMaxRows(ROWS_MAX)
                .map((row, _) -> (Frame.Numerics) FrameReader.read(row.getBytes(1))).list());
    }

    /// The stretches of a wave that begin in that time.
    public List<Stretch> waves(String bed, int output, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT at_ms, first_ns, interval_ns, samples, body FROM wave WHERE bed = ? "
                        + "AND output = ? AND at_ms >= ? AND at_ms < ? ORDER BY first_ns")
                .bind(0, bed).bind(1, output).bind(2, fromMs).bind(3, toMs).setMaxRows(ROWS_MAX)
                .map((row, _) -> new Stretch(row.getLong(1), row.getLong(2), row.getLong(3),
                        WaveBody.samples(row.getBytes(5), row.getInt(4)))).list());
    }

    /// The transitions of a bed's alarms, in order.
    public List<Transition> alarms(String bed, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT at_ms, index_, priority, state, onset_ns, audible FROM alarm "
                        + "WHERE bed = ? AND at_ms >= ? AND at_ms < ? "
                        + "ORDER BY at_ms, journal, item")
                .bind(0, bed).bind(1, fromMs).bind(2, toMs).setMaxRows(ROWS_MAX)
                .map((row, _) -> new Transition(row.getLong(1), row.getInt(2),
                        priority(row.getInt(3)), AlarmState.of(row.getInt(4)), row.getLong(5),
                        row.getBoolean(6))).list());
    }

    /// In how many minutes a bed was heard.
    public long minutesHeard(String bed, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT COUNT(DISTINCT at_ms) FROM trend_minute WHERE bed = ? AND at_ms >= ? "
                        + "AND at_ms < ?")
                .bind(0, bed).bind(1, fromMs).bind(2, toMs).mapTo(Long.class).one());
    }

    /// Every bed that ever greeted.
    public List<Known> beds() {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT name, sender, hello, heard_ms, ended FROM bed ORDER BY name")
                .map((row, _) -> new Known(row.getString(1), row.getString(2),
                        (Frame.Hello) FrameReader.read(row.getBytes(3)), row.getBytes(3),
                        row.getLong(4), row.getBoolean(5))).list());
    }

    /// Deletes seconds and waves from before `beforeMs`; minutes and alarms stay. Says how many
    /// rows.
    public int forget(long beforeMs) {
        return database.jdbi().inTransaction(handle ->
                handle.execute("DELETE FROM numerics WHERE at_ms < ?", beforeMs)
                        + handle.execute("DELETE FROM wave WHERE at_ms < ?", beforeMs));
    }

    private static Priority priority(int code) {
        return switch (code) {
            case 0 -> Priority.HIGH;
            case 1 -> Priority.MEDIUM;
            default -> Priority.LOW;
        };
    }
}
