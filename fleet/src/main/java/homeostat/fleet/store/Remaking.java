package homeostat.fleet.store;

import homeostat.wire.Ranges;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Makes a database in a file anew from the journal, when the file contradicts itself.
///
/// H2 writes its file in chunks of its own, and one kill in a hundred or so leaves rows of a
/// transaction without its end. No fleet may stay shut for that: the file is set aside, the journal
/// makes the tables again, and what is older than the journal is fetched from the file set aside.
public final class Remaking {
    private static final String ENDING = ".mv.db";
    private static final int ASIDE_MAX = 1_000;
    private static final int ROWS = 1_000;
    /// What H2 says of rows that two transactions claim, and of a file with a hole.
    private static final Set<String> CONTRADICTIONS = Set.of("90131", "90030");
    private static final String INTEGRITY = "23";

    /// What came of it.
    ///
    /// @param aside the file that was set aside
    /// @param trouble why not all that is older than the journal was fetched; empty when it was
    public record Remade(Database database, Path aside, String trouble) {}

    private Remaking() {}

    /// Whether a failure says that the tables contradict themselves: not that they cannot be
    /// reached, opened with this key, or written for want of room.
    public static boolean isContradiction(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException refused && refused.getSQLState() != null
                    && (refused.getSQLState().startsWith(INTEGRITY)
                            || CONTRADICTIONS.contains(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// Makes the database whose file is `stem` with H2's ending anew. Nobody may have it open.
    public static Remade remake(Path stem, SegmentLog journal, Seal seal) {
        Path aside = setAside(stem);
        Database made = Database.open(Database.fileUrl(stem), seal);
        Archive archive = new Archive(made);
        while (archive.apply(journal) > 0) {
            // Batch by batch, as always.
        }
        String trouble = "";
        try (Database old = Database.open(Database.fileUrl(aside), seal)) {
            old.jdbi().useHandle(from -> made.jdbi().useTransaction(to ->
                    fetch(from, to, journal, seal)));
        } catch (StoreException | JdbiException e) {
            trouble = "what is older than the journal is only in " + aside.getFileName() + ENDING
                    + ": " + e.getMessage();
        }
        return new Remade(made, aside, trouble);
    }

    private static Path setAside(Path stem) {
        for (int number = 1; number <= ASIDE_MAX; number++) {
            Path aside = stem.resolveSibling(stem.getFileName() + "-aside-" + number);
            if (!Files.exists(Path.of(aside + ENDING))) {
                try {
                    Files.move(Path.of(stem + ENDING), Path.of(aside + ENDING));
                    return aside;
                } catch (IOException e) {
                    throw new StoreException("database cannot be set aside: file=" + stem + ENDING
                            + ", expected a folder that this user may change", e);
                }
            }
        }
        throw new StoreException("too many databases set aside: file=" + stem + ENDING
                + ", expected at most " + ASIDE_MAX);
    }

    /// Copies what the journal no longer holds: alarms and minutes before its first record,
    /// meanings, beds and what is had of outboxes.
    private static void fetch(Handle from, Handle to, SegmentLog journal, Seal seal) {
        long first = journal.first();
        long firstMs = Long.MAX_VALUE;
        try (LogReader reader = journal.reader(first)) {
            LogRecord oldest = reader.next();
            if (oldest != null) {
                firstMs = JournalEntry.of(oldest, seal).epochMillis();
            }
        }
        copy(from, to, "FROM alarm WHERE journal < " + first, "bed, at_ms, journal, item, "
                + "index_, priority, state, onset_ns, audible", _ -> true);
        to.execute("DELETE FROM bed_minute WHERE at_ms <= ?", firstMs);
        copy(from, to, "FROM bed_minute WHERE at_ms <= " + firstMs,
                "bed, at_ms, numbers, places", _ -> true);
        copyAbsent(from, to, "meaning", "hash, device, hello");
        copyAbsent(from, to, "bed", "name, sender, hello, heard_ms, ended");
        Map<Ledger.Key, Ranges> had = Archive.outboxes(to);
        Archive.outboxes(from).forEach((key, old) -> {
            Ranges ranges = had.computeIfAbsent(key, _ -> new Ranges());
            old.ranges().forEach(range -> ranges.add(range.from(), range.to()));
        });
        to.execute("DELETE FROM outbox");
        PreparedBatch batch = to.prepareBatch(
                "INSERT INTO outbox (sender, outbox, ranges) VALUES (?, ?, ?)");
        had.forEach((key, ranges) -> batch.add(key.sender(), key.outbox(),
                Archive.bytes(ranges)));
        batch.execute();
    }

    /// Copies the rows whose first column no row of the new table has.
    private static void copyAbsent(Handle from, Handle to, String table, String columns) {
        String key = columns.substring(0, columns.indexOf(','));
        Set<Object> known = new HashSet<>(to.createQuery("SELECT " + key + " FROM " + table)
                .map((row, _) -> row.getObject(1)).list());
        copy(from, to, "FROM " + table, columns, row -> !known.contains(row[0]));
    }

    private static void copy(Handle from, Handle to, String rows, String columns,
            Predicate<Object[]> wanted) {
        int count = columns.split(",").length;
        String table = rows.split(" ")[1];
        PreparedBatch batch = to.prepareBatch("INSERT INTO " + table + " (" + columns
                + ") VALUES (" + "?, ".repeat(count - 1) + "?)");
        from.createQuery("SELECT " + columns + ' ' + rows).map((row, _) -> {
            Object[] values = new Object[count];
            for (int i = 0; i < count; i++) {
                values[i] = row.getObject(i + 1);
            }
            return values;
        }).filter(wanted).forEach(values -> {
            batch.add(values);
            if (batch.size() >= ROWS) {
                batch.execute();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
