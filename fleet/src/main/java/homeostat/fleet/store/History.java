package homeostat.fleet.store;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Parcel;
import homeostat.wire.WireException;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.SegmentLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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
    private final SegmentLog journal;
    private final Columns columns;

    /// The history in a database and the journal that it was made from, sealed with the same keys.
    public History(Database database, SegmentLog journal) {
        this.database = database;
        this.journal = journal;
        this.columns = database.columns();
    }

    /// The minutes of an output.
    public List<Minute> minutes(String bed, int output, long fromMs, long toMs) {
        List<Minute> minutes = new ArrayList<>();
        minutes(bed, fromMs, toMs, (atMs, minute) -> {
            BedMinute.Output one = minute.output(output);
            if (one != null) {
                minutes.add(one.at(atMs));
            }
        });
        return minutes;
    }

    /// The seconds of all outputs, as they came; of what the journal still holds.
    public List<Frame.Numerics> seconds(String bed, long fromMs, long toMs) {
        List<Frame.Numerics> seconds = new ArrayList<>();
        frames(bed, fromMs, toMs, frame -> {
            if (frame instanceof Frame.Numerics numbers) {
                seconds.add(numbers);
            }
        });
        seconds.sort(Comparator.comparingLong(one -> one.header().atEpochMillis()));
        return seconds;
    }

    /// The stretches of a wave that were sent in that time; of what the journal still holds.
    public List<Stretch> waves(String bed, int output, long fromMs, long toMs) {
        List<Stretch> stretches = new ArrayList<>();
        frames(bed, fromMs, toMs, frame -> {
            Frame.Waves waves = frame instanceof Frame.Wave one ? one.together()
                    : frame instanceof Frame.Waves those ? those : null;
            if (waves != null) {
                waves.pieces().stream().filter(piece -> piece.output() == output)
                        .map(piece -> new Stretch(frame.header().atEpochMillis(),
                                piece.firstNs(), piece.intervalNs(), piece.samples()))
                        .forEach(stretches::add);
            }
        });
        stretches.sort(Comparator.comparingLong(Stretch::firstNs));
        return stretches;
    }

    /// The transitions of a bed's alarms, in order.
    public List<Transition> alarms(String bed, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT at_ms, index_, priority, state, onset_ns, audible FROM alarm "
                        + "WHERE bed = ? AND at_ms >= ? AND at_ms < ? "
                        + "ORDER BY at_ms, journal, item")
                .bind(0, columns.alias(bed)).bind(1, fromMs).bind(2, toMs).setMaxRows(ROWS_MAX)
                .map((row, _) -> new Transition(row.getLong(1), row.getInt(2),
                        priority(row.getInt(3)), AlarmState.of(row.getInt(4)), row.getLong(5),
                        row.getBoolean(6))).list());
    }

    /// In how many minutes a bed was heard.
    public long minutesHeard(String bed, long fromMs, long toMs) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT COUNT(*) FROM bed_minute WHERE bed = ? AND at_ms >= ? "
                        + "AND at_ms < ?")
                .bind(0, columns.alias(bed)).bind(1, fromMs).bind(2, toMs).mapTo(Long.class).one());
    }

    /// Every bed that ever greeted.
    public List<Known> beds() {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                "SELECT name, sender, hello, heard_ms, ended FROM bed").map((row, _) -> {
                    byte[] bytes = columns.openBed(row.getString(1), row.getBytes(3));
                    Frame.Hello hello = Columns.hello(bytes);
                    return new Known(hello.header().bed(), row.getString(2), hello, bytes,
                            row.getLong(4), row.getBoolean(5));
                }).stream().sorted(Comparator.comparing(Known::name)).toList());
    }

    private void minutes(String bed, long fromMs, long toMs,
            BiConsumer<Long, BedMinute> each) {
        String alias = columns.alias(bed);
        database.jdbi().useHandle(handle -> handle.createQuery(
                "SELECT at_ms, numbers, places FROM bed_minute WHERE bed = ? AND at_ms >= ? "
                        + "AND at_ms < ? ORDER BY at_ms")
                .bind(0, alias).bind(1, fromMs).bind(2, toMs).setMaxRows(ROWS_MAX)
                .map((row, _) -> {
                    long atMs = row.getLong(1);
                    each.accept(atMs, BedMinute.of(columns.openMinute(alias, atMs,
                            row.getBytes(2)), row.getBytes(3)));
                    return true;
                }).list());
    }

    /// The frames of a bed that were sent in that time, in the order of the journal.
    private void frames(String bed, long fromMs, long toMs, Consumer<Frame> each) {
        TreeSet<Long> places = new TreeSet<>();
        minutes(bed, BedMinute.of(fromMs), toMs, (_, minute) -> {
            for (long place : minute.places()) {
                places.add(place);
            }
        });
        try (LogReader reader = journal.reader(1)) {
            for (long place : places) {
                LogRecord record = reader.at(place);
                if (record == null) {
                    continue;
                }
                for (Parcel.Item item : JournalEntry.of(record, columns.seal()).parcel().items()) {
                    frame(item.frame(), bed).filter(frame ->
                            frame.header().atEpochMillis() >= fromMs
                                    && frame.header().atEpochMillis() < toMs).ifPresent(each);
                }
            }
        }
    }

    /// The frame, if it is one of that bed.
    private static Optional<Frame> frame(byte[] bytes, String bed) {
        try {
            Frame frame = FrameReader.read(bytes);
            return frame.header().bed().equals(bed) ? Optional.of(frame) : Optional.empty();
        } catch (WireException e) {
            return Optional.empty(); // hostile or of a later version: it stays in the journal
        }
    }

    private static Priority priority(int code) {
        return switch (code) {
            case 0 -> Priority.HIGH;
            case 1 -> Priority.MEDIUM;
            default -> Priority.LOW;
        };
    }
}
