package homeostat.fleet.store;

import homeostat.wire.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes what a batch of frames says into the tables.
final class Tables {
    /// A minute of a bed by its alias and its beginning.
    record Spot(String bed, long atMs) {}

    private final Handle handle;
    private final Columns columns;
    private final Map<Spot, BedMinute> known;
    private final Map<Spot, BedMinute> touched = new HashMap<>();
    private final Map<String, Archive.Row> greetings = new HashMap<>();
    private final Map<Long, Archive.Row> meant = new HashMap<>();
    private final PreparedBatch alarms;

    /// @param known minutes as they stand in the tables; those touched are put in
    Tables(Handle handle, Columns columns, Map<Spot, BedMinute> known) {
        this.handle = handle;
        this.columns = columns;
        this.known = known;
        alarms = handle.prepareBatch("INSERT INTO alarm (bed, at_ms, journal, item, index_, "
                + "priority, state, onset_ns, audible) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void write(List<Archive.Row> rows) {
        for (Archive.Row row : rows) {
            write(row);
        }
        writeGreetings();
        execute(alarms);
        writeMinutes();
    }

    private void write(Archive.Row row) {
        switch (row.frame()) {
            case Frame.Hello hello -> {
                greetings.put(bed(row), row);
                meant.putIfAbsent(hello.header().schema(), row);
            }
            case Frame.Goodbye _ -> {
                writeGreetings();
                handle.createUpdate("UPDATE bed SET ended = TRUE, "
                    + "heard_ms = :heard WHERE name = :name AND sender = :sender")
                    .bind("heard", row.entry().epochMillis()).bind("name", bed(row))
                    .bind("sender", row.entry().sender()).execute();
            }
            case Frame.Numerics numbers -> {
                BedMinute minute = minute(row);
                minute.add(numbers);
                minute.place(row.journal());
            }
            case Frame.Wave _, Frame.Waves _ -> minute(row).place(row.journal());
            case Frame.AlarmChange change -> {
                Frame.Standing standing = change.standing();
                alarms.add(bed(row), atMs(row), row.journal(), row.item(), standing.alarm(),
                        standing.priority().code(), standing.state().code(),
                        standing.onsetNs(), standing.audible());
            }
            case Frame.ModeChange _, Frame.OrderMade _, Frame.Answer _, Frame.Command _ -> { }
        }
    }

    /// Writes who greeted: a bed that did so again and again once, and a meaning that thousands of
    /// beds share once, since a crowd that comes back greets all at once.
    private void writeGreetings() {
        PreparedBatch meanings = handle.prepareBatch("""
                MERGE INTO meaning t USING (VALUES (CAST(? AS BIGINT),
                    CAST(? AS VARCHAR(1024)), CAST(? AS BYTEA)))
                    AS s (hash, device, hello)
                ON t.hash = s.hash
                WHEN NOT MATCHED THEN INSERT (hash, device, hello)
                    VALUES (s.hash, s.device, s.hello)""");
        PreparedBatch beds = handle.prepareBatch("""
                MERGE INTO bed t USING (VALUES (CAST(? AS VARCHAR(64)),
                    CAST(? AS VARCHAR(64)), CAST(? AS BYTEA), CAST(? AS BIGINT)))
                    AS s (name, sender, hello, heard)
                ON t.name = s.name
                WHEN MATCHED THEN UPDATE SET sender = s.sender, hello = s.hello,
                    heard_ms = s.heard, ended = FALSE
                WHEN NOT MATCHED THEN INSERT (name, sender, hello, heard_ms, ended)
                    VALUES (s.name, s.sender, s.hello, s.heard, FALSE)""");
        meant.forEach((hash, row) -> {
            if (row.frame() instanceof Frame.Hello hello) {
                meanings.add(hash, hello.schema().device(),
                        columns.closedMeaning(hash, row.bytes()));
            }
        });
        greetings.forEach((bed, row) -> beds.add(bed, row.entry().sender(),
                columns.closedBed(bed, row.bytes()), row.entry().epochMillis()));
        meant.clear();
        greetings.clear();
        execute(meanings);
        execute(beds);
    }

    private BedMinute minute(Archive.Row row) {
        return touched.computeIfAbsent(new Spot(bed(row), BedMinute.of(atMs(row))),
                spot -> known.computeIfAbsent(spot, this::soFar));
    }

    private BedMinute soFar(Spot spot) {
        return handle.createQuery("SELECT numbers, places FROM bed_minute WHERE bed = ? "
                + "AND at_ms = ?").bind(0, spot.bed()).bind(1, spot.atMs())
                .map((row, _) -> BedMinute.of(columns.openMinute(spot.bed(), spot.atMs(),
                        row.getBytes(1)), row.getBytes(2)))
                .findOne().orElseGet(BedMinute::new);
    }

    private void writeMinutes() {
        PreparedBatch batch = handle.prepareBatch("""
                MERGE INTO bed_minute t USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS BIGINT),
                    CAST(? AS BYTEA), CAST(? AS BYTEA))) AS s (bed, at_ms, numbers, places)
                ON t.bed = s.bed AND t.at_ms = s.at_ms
                WHEN MATCHED THEN UPDATE SET numbers = s.numbers, places = s.places
                WHEN NOT MATCHED THEN INSERT (bed, at_ms, numbers, places)
                    VALUES (s.bed, s.at_ms, s.numbers, s.places)""");
        touched.forEach((spot, minute) -> batch.add(spot.bed(), spot.atMs(),
                columns.closedMinute(spot.bed(), spot.atMs(), minute.numberBytes()),
                minute.placeBytes()));
        execute(batch);
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
        batch.close();
    }

    private String bed(Archive.Row row) {
        return columns.alias(row.frame().header().bed());
    }

    private static long atMs(Archive.Row row) {
        return row.frame().header().atEpochMillis();
    }
}
