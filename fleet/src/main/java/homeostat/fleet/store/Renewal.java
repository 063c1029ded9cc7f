package homeostat.fleet.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Brings what an older key sealed, or none did, under the newest one.
///
/// A bed whose alias is not the one that the newest key makes has rows to renew. Its minutes go
/// first, some at a time, then its alarms and last the bed itself: killed anywhere in between, what
/// is left stands under the old alias and is renewed the next time.
final class Renewal {
    private static final int ROWS = 1_000;

    private record Bed(String alias, byte[] hello) {}

    private record Meaning(long hash, byte[] hello) {}

    private record Minute(long atMs, byte[] numbers) {}

    private final Columns columns;

    private Renewal(Columns columns) {
        this.columns = columns;
    }

    static void of(Jdbi jdbi, Columns columns) {
        List<Bed> beds = jdbi.withHandle(handle -> handle.createQuery(
                "SELECT name, hello FROM bed").map((row, _) ->
                new Bed(row.getString(1), row.getBytes(2))).list());
        Renewal renewal = new Renewal(columns);
        boolean renewed = false;
        for (Bed bed : beds) {
            byte[] hello = columns.openBed(bed.alias(), bed.hello());
            String alias = columns.alias(Columns.hello(hello).header().bed());
            if (!alias.equals(bed.alias())) {
                if (!renewed) {
                    jdbi.useTransaction(renewal::meanings);
                    renewed = true;
                }
                renewal.bed(jdbi, new Bed(bed.alias(), hello), bed.hello() == hello, alias);
            }
        }
    }

    private void meanings(Handle handle) {
        List<Meaning> all = handle.createQuery("SELECT hash, hello FROM meaning").map((row, _) ->
                new Meaning(row.getLong(1), row.getBytes(2))).list();
        for (Meaning one : all) {
            byte[] hello = columns.openMeaning(one.hash(), one.hello());
            handle.createUpdate("UPDATE meaning SET hello = ? WHERE hash = ?")
                    .bind(0, columns.closedMeaning(one.hash(), hello)).bind(1, one.hash())
                    .execute();
        }
    }

    /// `wasOpen` says that the old rows are from a time before anything was sealed.
    private void bed(Jdbi jdbi, Bed old, boolean wasOpen, String alias) {
        int rows = ROWS;
        while (rows == ROWS) {
            rows = jdbi.inTransaction(handle -> minutes(handle, old.alias(), wasOpen, alias));
        }
        jdbi.useTransaction(handle -> {
            handle.createUpdate("UPDATE alarm SET bed = ? WHERE bed = ?").bind(0, alias)
                    .bind(1, old.alias()).execute();
            handle.createUpdate("UPDATE bed SET name = ?, hello = ? WHERE name = ?")
                    .bind(0, alias).bind(1, columns.closedBed(alias, old.hello()))
                    .bind(2, old.alias()).execute();
        });
    }

    private int minutes(Handle handle, String old, boolean wasOpen, String alias) {
        List<Minute> some = handle.createQuery("SELECT at_ms, numbers FROM bed_minute "
                + "WHERE bed = ? ORDER BY at_ms FETCH FIRST " + ROWS + " ROWS ONLY")
                .bind(0, old).map((row, _) -> new Minute(row.getLong(1), row.getBytes(2))).list();
        PreparedBatch batch = handle.prepareBatch(
                "UPDATE bed_minute SET bed = ?, numbers = ? WHERE bed = ? AND at_ms = ?");
        for (Minute one : some) {
            byte[] numbers = wasOpen ? one.numbers()
                    : columns.openMinute(old, one.atMs(), one.numbers());
            batch.add(alias, columns.closedMinute(alias, one.atMs(), numbers), old, one.atMs());
        }
        if (!some.isEmpty()) {
            batch.execute();
        }
        batch.close();
        return some.size();
    }
}
