package homeostat.fleet.store;

import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Parcel;
import homeostat.wire.Ranges;
import homeostat.wire.WireException;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.SegmentLog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Puts the journal into the database, in order and each record once.
///
/// A batch of records, and the number of the last one, are one transaction. Killed before it, the
/// batch comes again; after it, it does not.
public final class Archive {
    private static final int RECORDS_MAX = 50_000;
    private static final long BYTES_MAX = 64 << 20;
    private static final int MINUTES_KEPT = 8_192;

    private final Database database;
    private final LinkedHashMap<Tables.Spot, BedMinute> minutes = new LinkedHashMap<>();
    private Map<Ledger.Key, Ranges> outboxes;
    private long refused;

    /// The archive in a database, of a journal that is sealed with the same keys.
    public Archive(Database database) {
        this.database = database;
    }

    /// The number of the newest journal record that is in the database.
    public long applied() {
        return database.jdbi().withHandle(Archive::applied);
    }

    /// What the database knows of every outbox.
    public Map<Ledger.Key, Ranges> outboxes() {
        return database.jdbi().withHandle(Archive::outboxes);
    }

    /// Frames in the journal that could not be read: hostile or of a later version. They stay
    /// there.
    public long refused() {
        return refused;
    }

    /// Puts in what is new in the journal, at most a batch of it; says how many records that was.
    public long apply(SegmentLog journal) {
        boolean done = false;
        try {
            long records = database.jdbi().inTransaction(handle -> apply(journal, handle));
            done = true;
            return records;
        } finally {
            if (!done) { // what is remembered of the tables is ahead of them
                minutes.clear();
                outboxes = null;
            }
        }
    }

    private long apply(SegmentLog journal, Handle handle) {
        long from = applied(handle) + 1;
        outboxes = outboxes == null ? outboxes(handle) : outboxes;
        Batch batch = new Batch(handle);
        long records = 0;
        long last = from - 1;
        try (LogReader reader = journal.reader(from)) {
            LogRecord record = reader.next();
            while (record != null) {
                last = record.sequence();
                apply(record, batch);
                records = records + 1;
                batch.bytes += record.payload().length;
                record = records < RECORDS_MAX && batch.bytes < BYTES_MAX
                        ? reader.next() : null;
            }
        }
        if (records > 0) {
            batch.write(last);
        }
        return records;
    }

    private void apply(LogRecord record, Batch batch) {
        JournalEntry entry = JournalEntry.of(record, database.columns().seal());
        Parcel parcel = entry.parcel();
        Ledger.Key key = new Ledger.Key(entry.sender(), parcel.outbox());
        Ledger.note(outboxes, key, parcel);
        batch.touched.add(key);
        int item = 0;
        for (Parcel.Item one : parcel.items()) {
            try {
                Frame frame = FrameReader.read(one.frame());
                batch.rows.add(new Row(entry, record.sequence(), item, frame, one.frame()));
            } catch (WireException e) {
                refused = refused + 1;
            }
            item = item + 1;
        }
    }

    private static long applied(Handle handle) {
        return handle.createQuery("SELECT journal FROM applied WHERE id = 1")
                .mapTo(Long.class).one();
    }

    static Map<Ledger.Key, Ranges> outboxes(Handle handle) {
        Map<Ledger.Key, Ranges> all = new HashMap<>();
        handle.createQuery("SELECT sender, outbox, ranges FROM outbox").map((row, _) -> {
            Ledger.Key key = new Ledger.Key(row.getString("sender"), row.getLong("outbox"));
            return all.put(key, ranges(row.getBytes("ranges")));
        }).list();
        return all;
    }

    static byte[] bytes(Ranges ranges) {
        List<Ranges.Range> all = ranges.ranges();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES * all.size());
        all.forEach(range -> bytes.putLong(range.from()).putLong(range.to()));
        return bytes.array();
    }

    static Ranges ranges(byte[] bytes) {
        Ranges ranges = new Ranges();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            ranges.add(buffer.getLong(), buffer.getLong());
        }
        return ranges;
    }

    /// One frame with its place in the journal.
    record Row(JournalEntry entry, long journal, int item, Frame frame, byte[] bytes) {}

    /// What goes in together.
    private final class Batch {
        private final Handle handle;
        private final Set<Ledger.Key> touched = new HashSet<>();
        private final List<Row> rows = new ArrayList<>();
        private long bytes;

        Batch(Handle handle) {
            this.handle = handle;
        }

        void write(long last) {
            new Tables(handle, database.columns(), minutes).write(rows);
            while (minutes.size() > MINUTES_KEPT) {
                minutes.pollFirstEntry();
            }
            PreparedBatch batch = handle.prepareBatch("""
                    MERGE INTO outbox t USING (VALUES (CAST(? AS VARCHAR(64)),
                        CAST(? AS BIGINT), CAST(? AS BYTEA))) AS s (sender, outbox, ranges)
                    ON t.sender = s.sender AND t.outbox = s.outbox
                    WHEN MATCHED THEN UPDATE SET ranges = s.ranges
                    WHEN NOT MATCHED THEN INSERT (sender, outbox, ranges)
                        VALUES (s.sender, s.outbox, s.ranges)""");
            touched.forEach(key -> batch.add(key.sender(), key.outbox(),
                    Archive.bytes(outboxes.get(key))));
            batch.execute();
            handle.createUpdate("UPDATE applied SET journal = :last WHERE id = 1")
                    .bind("last", last).execute();
        }
    }
}
