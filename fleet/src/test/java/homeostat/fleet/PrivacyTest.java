package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.bedside.Gateway;
import homeostat.fleet.store.Archive;
import homeostat.fleet.store.Burden;
import homeostat.fleet.store.Database;
import homeostat.fleet.store.History;
import homeostat.fleet.store.Ledger;
import homeostat.fleet.store.StoreException;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Parcel;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.ForgetfulFolder;
import homeostat.wire.log.LogException;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who carries the disk away must carry nothing of a patient away.
final class PrivacyTest {
    private static final String PATIENT = "Marguerite Lindqvist";
    private static final long NOW_MS = 1_800_000_000_000L;

    @Test
    void theDiskHoldsNoNameAndAnotherKeyOpensNothing(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("elsewhere").resolve("fleet.key");
        Path data = folder.resolve("data");
        keep(data, Seal.in(key));
        assertNothingOf(PATIENT, data);
        assertNothingOf("bed-1", data);
        Seal other = Seal.in(folder.resolve("other.key"));
        assertThrows(StoreException.class, () -> database(data, other).close());
        try (SegmentLog journal = journal(data)) {
            assertThrows(LogException.class, () -> new Ledger(journal, other).replay(1));
            assertEquals(1, new Ledger(journal, Seal.in(key)).replay(1));
        }
    }

    @Test
    void aNewKeyTakesOverWhatTheOlderOneSealed(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("fleet.key");
        Path data = folder.resolve("data");
        keep(data, Seal.in(key));
        String before = told(data, Seal.in(key));
        Path old = Files.copy(key, folder.resolve("old.key"));
        Seal rotated = Seal.rotate(key);
        assertEquals(before, told(data, rotated));
        assertEquals(before, told(data, rotated), "renewed twice");
        assertThrows(StoreException.class, () -> database(data, Seal.in(old)).close());
        assertEquals("rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(key)));
        Path newest = Files.writeString(folder.resolve("newest.key"),
                Files.readString(key).lines().findFirst().orElseThrow());
        try (Database database = database(data, Seal.in(newest));
                SegmentLog journal = journal(data)) {
            assertEquals(PATIENT, new History(database, journal).beds().getFirst().hello().bed()
                    .patient());
        }
    }

    @Test
    void aDatabaseFromATimeWithoutAKeyIsSealedWhenItIsOpened(@TempDir Path folder)
            throws Exception {
        keep(folder, Seal.none());
        String before = told(folder, Seal.none());
        Seal seal = Seal.in(folder.resolve("fleet.key"));
        try (Database database = database(folder, seal);
                SegmentLog journal = SegmentLog.open(new ForgetfulFolder(), 1 << 20)) {
            History history = new History(database, journal);
            assertEquals(before, numbers(history));
        }
        assertThrows(StoreException.class, () -> database(folder,
                Seal.in(folder.resolve("other.key"))).close());
    }

    private static void keep(Path data, Seal seal) {
        try (SegmentLog journal = journal(data); Database database = database(data, seal)) {
            Ledger ledger = new Ledger(journal, seal);
            ledger.take("gateway", new Parcel(1, 1, 3, false, items()), NOW_MS);
            ledger.commit();
            new Archive(database).apply(journal);
            assertEquals(PATIENT, new History(database, journal).beds().getFirst().hello().bed()
                    .patient());
        }
    }

    static List<Parcel.Item> items() {
        SyntheticBed bed = SyntheticBed.monitor("bed-1", PATIENT).at(1, NOW_MS);
        return List.of(new Parcel.Item(1, bed.hello()),
                new Parcel.Item(2, bed.numerics(1, 72, 833, 97)),
                new Parcel.Item(3, bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true)));
    }

    private static String told(Path data, Seal seal) {
        try (SegmentLog journal = journal(data); Database database = database(data, seal)) {
            History history = new History(database, journal);
            assertEquals(1, history.seconds("bed-1", 0, Long.MAX_VALUE).size());
            return numbers(history);
        }
    }

    private static String numbers(History history) {
        List<History.Minute> minutes = history.minutes("bed-1", 1, 0, Long.MAX_VALUE);
        assertEquals(72, minutes.getFirst().mean());
        return minutes + " " + history.alarms("bed-1", 0, Long.MAX_VALUE)
                + history.beds().getFirst().hello().bed();
    }

    private static SegmentLog journal(Path data) {
        return SegmentLog.open(DiskFolder.open(data.resolve("journal")), 1 << 20);
    }

    private static Database database(Path data, Seal seal) {
        return Database.open(Database.fileUrl(data.resolve("history")), seal);
    }

    @Test
    void aGatewaysDiskHoldsNoNameAndAnotherKeyOpensNothing(@TempDir Path folder)
            throws Exception {
        Path outbox = folder.resolve("outbox");
        Path key = folder.resolve("elsewhere").resolve("gateway.key");
        SyntheticBed bed = SyntheticBed.monitor("bed-1", PATIENT).at(1, NOW_MS);
        try (Gateway gateway = Gateway.in(outbox, key, "gateway", () -> null)) {
            gateway.start();
            gateway.put(bed.hello());
            Links.until(() -> gateway.waiting() == 1);
        }
        assertNothingOf(PATIENT, outbox);
        assertNothingOf("bed-1", outbox);
        try (Gateway again = Gateway.in(outbox, key, "gateway", () -> null)) {
            again.start();
            Links.until(() -> again.waiting() == 1);
        }
        assertTrue(assertThrows(LogException.class, () -> Gateway.in(outbox,
                folder.resolve("other.key"), "gateway", () -> null)).getMessage()
                .startsWith("seal is broken: what=outbox 1"));
    }

    @Test
    void aSealIsBrokenByAnotherKeyPlaceOrBit(@TempDir Path folder) {
        Seal seal = Seal.in(folder.resolve("a.key"));
        byte[] clear = PATIENT.getBytes(StandardCharsets.UTF_8);
        byte[] closed = seal.seal(clear, "place 1");
        assertArrayEquals(clear, Seal.in(folder.resolve("a.key")).open(closed, "place 1"));
        assertThrows(LogException.class, () -> seal.open(closed, "place 2"));
        assertThrows(LogException.class, () ->
                Seal.in(folder.resolve("b.key")).open(closed, "place 1"));
        for (int i = 0; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;
            assertThrows(LogException.class, () -> seal.open(changed, "place 1"), "byte " + i);
        }
        assertFalse(java.util.Arrays.equals(closed, seal.seal(clear, "place 1")));
        assertEquals(seal.pseudonym(PATIENT),
                Seal.in(folder.resolve("a.key")).pseudonym(PATIENT));
        assertNotEquals(seal.pseudonym(PATIENT),
                Seal.in(folder.resolve("b.key")).pseudonym(PATIENT));
    }

    @Test
    void theBurdenIsCountedByRule() {
        List<History.Transition> log = List.of(at(0, 1, AlarmState.ACTIVE),
                at(10, 1, AlarmState.INACTIVE), at(30, 1, AlarmState.ACTIVE),
                at(40, 1, AlarmState.ACKNOWLEDGED), at(41, 1, AlarmState.INACTIVE),
                at(200, 1, AlarmState.ACTIVE), at(300, 1, AlarmState.INACTIVE),
                at(300, 2, AlarmState.ACTIVE), at(310, 2, AlarmState.LATCHED),
                at(600, 2, AlarmState.INACTIVE));
        assertEquals(new Burden(4, 0, 0, 1, 1, 0.5), Burden.of(log, 720));
        assertEquals(8, Burden.of(log, 720).perBedDay());
        assertTrue(Double.isNaN(Burden.of(List.of(), 0).perBedDay()));
    }

    private static History.Transition at(long seconds, int alarm, AlarmState state) {
        return new History.Transition(NOW_MS + 1_000 * seconds, alarm, Priority.HIGH, state, 0,
                true);
    }

    private static void assertNothingOf(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(text), text + " in " + file);
            }
        }
    }
}
