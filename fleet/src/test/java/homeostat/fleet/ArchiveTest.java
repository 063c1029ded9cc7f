package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.store.Archive;
import homeostat.fleet.store.Database;
import homeostat.fleet.store.History;
import homeostat.fleet.store.Ledger;
import homeostat.fleet.store.StoreException;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Parcel;
import homeostat.wire.log.ForgetfulFolder;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The database is made from the journal, and made again it must be the same.
final class ArchiveTest {
    private static final long T0 = 1_700_000_000_000L;
    private static final int SECONDS = 90;
    private final SegmentLog journal = SegmentLog.open(new ForgetfulFolder(), 64 << 10);
    private Ledger ledger = new Ledger(journal);
    private final SyntheticBed bed = SyntheticBed.monitor("bed-1", "patient");
    private final List<Float> ecg = new ArrayList<>();
    private long number;

    /// Seals the journal from here on.
    void seal(Seal seal) {
        ledger = new Ledger(journal, seal);
    }

    @Test
    void keepsNumbersWavesMinutesAndAlarms() {
        try (Database database = Database.open(Database.memoryUrl("keeps"))) {
            write();
            Archive archive = new Archive(database);
            while (archive.apply(journal) > 0) {
                assertTrue(archive.applied() > 0);
            }
            check(new History(database, journal));
            assertEquals(journal.durable(), archive.applied());
            assertEquals(ledger.report("gateway", 1).through(),
                    archive.outboxes().get(new Ledger.Key("gateway", 1)).through());
        }
    }

    @Test
    void isTheSameHoweverTheJournalWasCutIntoBatches() {
        try (Database step = Database.open(Database.memoryUrl("step"));
                Database whole = Database.open(Database.memoryUrl("whole"))) {
            Archive stepwise = new Archive(step);
            for (int second = 0; second < SECONDS; second++) {
                second(second);
                stepwise.apply(journal);
            }
            new Archive(whole).apply(journal);
            assertEquals(told(new History(step, journal)), told(new History(whole, journal)));
        }
    }

    @Test
    void forgetsSecondsAndWavesAndKeepsMinutes() {
        try (Database database = Database.open(Database.memoryUrl("forgets"))) {
            write();
            new Archive(database).apply(journal);
            History history = new History(database, journal);
            journal.deleteOldest();
            int left = history.seconds("bed-1", 0, Long.MAX_VALUE).size();
            assertTrue(left > 0 && left < SECONDS, "seconds: " + left);
            assertEquals(left, history.seconds("bed-1", T0 + 1_000L * (SECONDS - left),
                    Long.MAX_VALUE).size());
            assertEquals(2, history.minutes("bed-1", 1, 0, Long.MAX_VALUE).size());
        }
    }

    /// H2 commits every statement of a migration by itself, and a kill can come after any of them.
    @Test
    void opensThoughItWasKilledBetweenTwoStatementsOfItsFirstStart() throws SQLException {
        List<String> tables = List.of("applied", "outbox", "meaning", "bed", "alarm",
                "bed_minute");
        for (int made = 0; made <= tables.size(); made++) {
            String url = Database.memoryUrl("killed-" + made);
            try (Connection held = DriverManager.getConnection(url)) {
                Database.open(url).close();
                try (Statement statement = held.createStatement()) {
                    statement.execute("DELETE FROM \"flyway_schema_history\"");
                    for (String table : tables.subList(made, tables.size())) {
                        statement.execute("DROP TABLE " + table);
                    }
                    if (made == 1) { // before the one row that is not a table
                        statement.execute("DELETE FROM applied");
                    }
                }
                try (Database database = Database.open(url)) {
                    assertEquals(0, new Archive(database).applied(), "made=" + made);
                    assertTrue(new Archive(database).outboxes().isEmpty(), "made=" + made);
                }
            }
        }
    }

    @Test
    void refusesADatabaseItDoesNotKnowWithoutTellingThePassword() {
        assertEquals("not a database that is known: url=jdbc:oracle://...@host?password=..., "
                + "expected jdbc:h2:... or jdbc:postgresql:...",
                assertThrows(StoreException.class, () -> Database.open(
                        "jdbc:oracle://me:secret@host?password=secret").close()).getMessage());
        assertTrue(assertThrows(StoreException.class, () -> Database.open(
                Database.fileUrl(Path.of("/proc/none/x"))).close()).getMessage()
                .startsWith("database cannot be opened: url=jdbc:h2:file:/proc/none/x"));
    }

    /// Everything that a replay must give again, the waves by their samples.
    static List<Object> told(History history) {
        List<Object> told = new ArrayList<>();
        told.addAll(history.minutes("bed-1", 1, 0, Long.MAX_VALUE));
        told.addAll(history.seconds("bed-1", 0, Long.MAX_VALUE));
        told.addAll(history.alarms("bed-1", 0, Long.MAX_VALUE));
        for (History.Stretch stretch : history.waves("bed-1", 0, 0, Long.MAX_VALUE)) {
            for (float sample : stretch.samples()) {
                told.add(sample);
            }
        }
        return told;
    }

    SegmentLog journal() {
        return journal;
    }

    void write() {
        for (int second = 0; second < SECONDS; second++) {
            second(second);
        }
    }

    void check(History history) {
        assertEquals(SECONDS, history.seconds("bed-1", 0, Long.MAX_VALUE).size());
        List<History.Minute> minutes = history.minutes("bed-1", 1, 0, Long.MAX_VALUE);
        assertEquals(SECONDS, minutes.stream().mapToLong(History.Minute::number).sum());
        assertEquals(60 + (0 + 39) / 2.0, minutes.getFirst().mean(), 1e-9);
        List<History.Transition> alarms = history.alarms("bed-1", 0, Long.MAX_VALUE);
        assertEquals(new History.Transition(T0 + 30_000, 0, Priority.HIGH, AlarmState.ACTIVE,
                30_000_000_000L, true), alarms.getFirst());
        int at = 0;
        for (History.Stretch stretch : history.waves("bed-1", 0, 0, Long.MAX_VALUE)) {
            float[] expected = new float[stretch.samples().length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = ecg.get(at++);
            }
            assertArrayEquals(expected, stretch.samples());
        }
        assertEquals(ecg.size(), at);
        History.Known known = history.beds().getFirst();
        assertEquals("patient", known.hello().bed().patient());
        assertEquals("gateway", known.sender());
    }

    void second(int second) {
        long atMs = T0 + 1_000L * second;
        List<byte[]> frames = new ArrayList<>();
        bed.at(second, atMs);
        if (second == 0) {
            frames.add(bed.hello());
        }
        frames.add(bed.numerics(1, 60 + second % 40, 800, 97));
        for (int quarter = 0; quarter < 4; quarter++) {
            byte[] wave = bed.ecg(second + quarter * 0.25, second + quarter * 0.25 + 0.25, 75);
            for (float sample : ((Frame.Wave) FrameReader.read(wave)).samples()) {
                ecg.add(sample);
            }
            frames.add(wave);
        }
        if (second == 30) {
            frames.add(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        }
        List<Parcel.Item> items = new ArrayList<>();
        for (byte[] frame : frames) {
            number = number + 1;
            items.add(new Parcel.Item(number, frame));
        }
        ledger.take("gateway", new Parcel(1, 1, number, false, items), atMs + 40);
        ledger.commit();
    }
}
