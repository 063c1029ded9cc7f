package homeostat.wire.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generators;
import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Power goes at any instant and disks fill up; what was acknowledged is there all the same.
final class SegmentLogProperties {
    private static final long SEGMENT = 3_000;

    @Test
    void nothingAcknowledgedIsLostWheneverThePowerGoes() {
        Property.named("a log keeps what it promised").cases(500)
                .check(Generators.longs(0, Long.MAX_VALUE), seed -> live(Stream.of(seed)));
    }

    /// A life of a log: writing, forcing, full disks, failing disks and losses of power.
    private static void live(Stream dice) {
        ForgetfulFolder folder = new ForgetfulFolder();
        SegmentLog log = SegmentLog.open(folder, SEGMENT);
        long promised = 0;
        for (int step = 0; step < 60; step++) {
            try {
                switch (dice.nextInt(8)) {
                    case 0 -> promised = log.force();
                    case 1 -> {
                        folder.lose(dice::nextInt);
                        log = SegmentLog.open(folder, SEGMENT);
                        assertEquals(0, log.recovery().lost());
                        assertTrue(log.durable() >= promised,
                                "promised=" + promised + " durable=" + log.durable());
                        promised = log.durable();
                    }
                    case 2 -> folder.room(dice.chance(0.3) ? log.bytes() + 200 : Long.MAX_VALUE);
                    case 3 -> {
                        if (dice.chance(0.2)) {
                            folder.failForce();
                        }
                    }
                    default -> {
                        int count = 1 + dice.nextInt(12);
                        SegmentLogTest.write(log, (int) log.next(), (int) log.next() + count);
                    }
                }
            } catch (LogException e) {
                assertTrue(log.durable() >= promised);
            }
            promised = Math.max(promised, log.durable());
        }
        check(log, promised);
    }

    private static void check(SegmentLog log, long promised) {
        List<Long> kept = SegmentLogTest.read(log, 1);
        assertEquals(promised, kept.size());
        for (int i = 0; i < kept.size(); i++) {
            assertEquals(i + 1L, kept.get(i));
        }
    }
}
