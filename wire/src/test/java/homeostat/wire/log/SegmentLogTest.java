package homeostat.wire.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was promised to be kept must be there; this is what everything else is built on.
final class SegmentLogTest {
    private static final long SEGMENT = 10_000;

    @Test
    void readsBackWhatWasForcedAndNothingElse() {
        SegmentLog log = SegmentLog.open(new ForgetfulFolder(), SEGMENT);
        LogReader reader = log.reader(1);
        assertEquals(1, log.append(payload(1), 7));
        assertNull(reader.next());
        assertEquals(1, log.force());
        LogRecord record = reader.next();
        assertEquals(1, record.sequence());
        assertEquals(7, record.epochMillis());
        assertArrayEquals(payload(1), record.payload());
        assertNull(reader.next());
    }

    @Test
    void goesOnInNewSegmentsAndAfterBeingClosed(@TempDir Path folder) {
        try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
            write(log, 1, 300);
            log.force();
        }
        try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
            assertEquals(0, log.recovery().tornBytes());
            assertEquals(301, log.next());
            write(log, 301, 400);
            log.force();
            assertTrue(log.folder().name().contains(folder.toString()));
            assertEquals(numbers(1, 400), read(log, 1));
            assertEquals(numbers(377, 400), read(log, 377));
        }
    }

    @Test
    void isWrittenByOneProcessOnly(@TempDir Path folder) {
        try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
            assertEquals("log is in use: folder=" + folder
                    + ", expected no other process that writes it", assertThrows(
                    LogException.class, () -> DiskFolder.open(folder)).getMessage());
            assertEquals(1, log.next());
        }
    }

    @Test
    void cutsOffWhatATornWriteLeft(@TempDir Path folder) throws Exception {
        try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
            write(log, 1, 20);
            log.force();
        }
        Path segment = folder.resolve(SegmentLog.nameOf(1));
        byte[] whole = Files.readAllBytes(segment);
        for (int cut = 1; cut < 120; cut += 7) {
            Files.write(segment, java.util.Arrays.copyOf(whole, whole.length - cut));
            try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
                assertTrue(log.durable() >= 18, "cut=" + cut);
                assertEquals(numbers(1, (int) log.durable()), read(log, 1));
            }
        }
    }

    @Test
    void tellsOfARottenMiddleAndReadsOnBehindIt() {
        ForgetfulFolder folder = new ForgetfulFolder();
        try (SegmentLog log = SegmentLog.open(folder, SEGMENT)) {
            for (int i = 1; i <= 20; i++) {
                write(log, i, i);
                log.force();
            }
        }
        folder.rot(sides -> sides / 2 - 1);
        SegmentLog log = SegmentLog.open(folder, SEGMENT);
        assertEquals(new Recovery(19, 0, 1), log.recovery());
        assertEquals(21, log.next());
        LogReader reader = log.reader(1);
        int count = 0;
        while (reader.next() != null) {
            count++;
        }
        assertEquals(19, count);
        assertEquals(1, reader.lost());
    }

    @Test
    void promisesNothingOnAFullDiskAndGoesOnWhenThereIsRoom() {
        ForgetfulFolder folder = new ForgetfulFolder();
        SegmentLog log = SegmentLog.open(folder, SEGMENT);
        write(log, 1, 50);
        log.force();
        folder.room(log.bytes() + 100);
        write(log, 51, 60);
        assertEquals("log cannot be written: folder=memory sequence=51, "
                + "expected room on a disk that works",
                assertThrows(LogException.class, log::force).getMessage());
        assertEquals(50, log.durable());
        assertEquals(51, log.next());
        assertEquals(numbers(1, 50), read(log, 1));
        folder.room(Long.MAX_VALUE);
        write(log, 51, 55);
        log.force();
        assertEquals(numbers(1, 55), read(log, 1));
    }

    @Test
    void doesNotTrustTheSegmentWhoseForceFailed() {
        ForgetfulFolder folder = new ForgetfulFolder();
        SegmentLog log = SegmentLog.open(folder, SEGMENT);
        write(log, 1, 5);
        log.force();
        folder.failForce();
        write(log, 6, 9);
        assertThrows(LogException.class, log::force);
        write(log, 6, 7);
        log.force();
        assertEquals(List.of(SegmentLog.nameOf(1), SegmentLog.nameOf(6)), folder.names());
        assertEquals(numbers(1, 7), read(log, 1));
        assertEquals(numbers(1, 7), read(SegmentLog.open(folder, SEGMENT), 1));
    }

    @Test
    void deletesWholeSegmentsOnceNobodyNeedsThem() {
        SegmentLog log = SegmentLog.open(new ForgetfulFolder(), SEGMENT);
        write(log, 1, 500);
        log.force();
        long bytes = log.bytes();
        log.deleteBefore(300);
        assertTrue(log.first() > 200 && log.first() <= 300, "first=" + log.first());
        assertTrue(log.bytes() < bytes);
        assertEquals(numbers((int) log.first(), 500), read(log, 1));
        while (log.deleteOldest()) {
            assertTrue(log.first() <= 500);
        }
        assertFalse(read(log, 1).isEmpty());
    }

    @Test
    void refusesWhatIsNoLog(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("rubbish.log"), "rubbish");
        assertEquals("not a segment of a log: file=rubbish.log, expected 20 digits and .log",
                assertThrows(LogException.class, () ->
                        SegmentLog.open(DiskFolder.open(folder), SEGMENT)).getMessage());
        Path file = folder.resolve("rubbish.log");
        assertEquals("log cannot be opened: folder=" + file
                + ", expected a folder that this user may write",
                assertThrows(LogException.class, () -> DiskFolder.open(file)).getMessage());
        assertThrows(LogException.class, () -> SegmentLog.open(new ForgetfulFolder(), SEGMENT)
                .append(new byte[LogRecord.PAYLOAD_BYTES_MAX + 1], 0));
    }

    static byte[] payload(long number) {
        byte[] payload = new byte[(int) (number * 31 % 200)];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (number * 17 + i * 5);
        }
        return payload;
    }

    static void write(SegmentLog log, int from, int to) {
        for (int i = from; i <= to; i++) {
            log.append(payload(i), i);
        }
    }

    static List<Long> read(SegmentLog log, long from) {
        List<Long> numbers = new ArrayList<>();
        try (LogReader reader = log.reader(from)) {
            for (LogRecord record = reader.next(); record != null; record = reader.next()) {
                assertArrayEquals(payload(record.sequence()), record.payload());
                numbers.add(record.sequence());
            }
        }
        return numbers;
    }

    private static List<Long> numbers(int from, int to) {
        List<Long> numbers = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
