package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Each rhythm is a rule, and a rule that nobody tried is a rumour. A thousand samples a second:
/// numbers are milliseconds.
final class RhythmMonitorTest {
    private final RhythmMonitor rhythms = new RhythmMonitor(1000);
    private long now;

    @Test
    void namesEveryRhythmItKnows() {
        assertEquals(Rhythm.COUNT, Rhythm.values().length);
    }

    @Test
    void saysNothingOfASteadyHeart() {
        beats("NNNNNNNNNNNNNNNNNNNN", 800);
        for (Rhythm rhythm : Rhythm.values()) {
            assertFalse(rhythms.present(rhythm), rhythm.name());
        }
        assertEquals(0, rhythms.ended());
    }

    @Test
    void tellsACoupletFromTheBeginningOfARun() {
        beats("NNVVN", 400);
        assertEquals(1, rhythms.ended(Rhythm.COUPLET));
        assertEquals(1200, rhythms.fromSample(Rhythm.COUPLET));
        assertEquals(1600, rhythms.toSample(Rhythm.COUPLET));
        beats("VVVV", 400);
        assertTrue(rhythms.present(Rhythm.VENTRICULAR_TACHYCARDIA));
        assertFalse(rhythms.present(Rhythm.COUPLET));
        beats("N", 400);
        assertEquals(1, rhythms.ended(Rhythm.COUPLET));
        assertEquals(1, rhythms.ended(Rhythm.VENTRICULAR_TACHYCARDIA));
        assertEquals(1200, rhythms.toSample(Rhythm.VENTRICULAR_TACHYCARDIA)
            - rhythms.fromSample(Rhythm.VENTRICULAR_TACHYCARDIA));
    }

    @Test
    void callsARunTachycardiaFromAHundredAMinuteOn() {
        beats("NVVVV", 601);
        assertTrue(rhythms.present(Rhythm.VENTRICULAR_RHYTHM));
        assertFalse(rhythms.present(Rhythm.VENTRICULAR_TACHYCARDIA));
        beats("N", 600);
        beats("VVVV", 600);
        assertTrue(rhythms.present(Rhythm.VENTRICULAR_TACHYCARDIA));
    }

    @Test
    void findsEverySecondAndEveryThirdBeatVentricular() {
        beats("NNNVNVN", 700);
        assertFalse(rhythms.present(Rhythm.BIGEMINY));
        beats("V", 700);
        assertTrue(rhythms.present(Rhythm.BIGEMINY));
        beats("NNVNNV", 700);
        assertFalse(rhythms.present(Rhythm.BIGEMINY));
        assertFalse(rhythms.present(Rhythm.TRIGEMINY));
        beats("NNV", 700);
        assertTrue(rhythms.present(Rhythm.TRIGEMINY));
        beats("VN", 700);
        assertFalse(rhythms.present(Rhythm.TRIGEMINY));
    }

    @Test
    void findsTheSlowTheFastAndThePause() {
        beats("NNNNNNNN", 1201);
        assertTrue(rhythms.present(Rhythm.BRADYCARDIA));
        beats("NNNNNNNN", 499);
        assertFalse(rhythms.present(Rhythm.BRADYCARDIA));
        assertTrue(rhythms.present(Rhythm.TACHYCARDIA));
        long last = now;
        beats("N", 2000);
        assertFalse(rhythms.present(Rhythm.TACHYCARDIA));
        assertEquals(1, rhythms.ended(Rhythm.PAUSE));
        assertEquals(last, rhythms.fromSample(Rhythm.PAUSE));
        assertEquals(now, rhythms.toSample(Rhythm.PAUSE));
    }

    @Test
    void findsAsystoleAfterFourSecondsAndOnlyInAHeartThatBeat() {
        pass(20_000, false, true);
        assertFalse(rhythms.present(Rhythm.ASYSTOLE));
        beats("NN", 800);
        pass(3999, false, true);
        assertFalse(rhythms.present(Rhythm.ASYSTOLE));
        pass(1, false, true);
        assertTrue(rhythms.present(Rhythm.ASYSTOLE));
        beats("N", 800);
        assertFalse(rhythms.present(Rhythm.ASYSTOLE));
    }

    @Test
    void waitsAnewAfterAGapAndAsksForNoBeatToFindAsystole() {
        beats("NN", 800);
        pass(10_000, false, false);
        assertFalse(rhythms.present(Rhythm.ASYSTOLE));
        pass(3999, false, true);
        assertFalse(rhythms.present(Rhythm.ASYSTOLE));
        pass(1, false, true);
        assertTrue(rhythms.present(Rhythm.ASYSTOLE));
    }

    @Test
    void concludesNothingAcrossAGap() {
        beats("NNNNNNN", 1300);
        pass(10, false, false);
        beats("NV", 1300);
        assertFalse(rhythms.present(Rhythm.BRADYCARDIA));
        assertEquals(0, rhythms.ended(Rhythm.PAUSE));
    }

    @Test
    void passesOverBeatsWhileTheVentriclesFibrillate() {
        beats("NNNNNNNN", 400);
        assertTrue(rhythms.present(Rhythm.TACHYCARDIA));
        pass(1, true, true);
        assertTrue(rhythms.present(Rhythm.VENTRICULAR_FIBRILLATION));
        assertFalse(rhythms.present(Rhythm.TACHYCARDIA));
        beats("VVVVVVVVVVV", 200);
        assertFalse(rhythms.present(Rhythm.VENTRICULAR_TACHYCARDIA));
        pass(10_000, true, true);
        assertFalse(rhythms.present(Rhythm.ASYSTOLE));
        pass(1, false, true);
        assertEquals(1, rhythms.ended(Rhythm.VENTRICULAR_FIBRILLATION));
    }

    @Test
    void findsNoRhythmAmongIntervalsOfAnyLength() {
        Stream stream = Stream.of(3);
        for (int i = 0; i < 100; i++) {
            beats("N", 500 + stream.nextInt(600));
        }
        assertTrue(rhythms.present(Rhythm.ATRIAL_FIBRILLATION));
        for (int i = 0; i < 100; i++) {
            beats("N", 700 + (int) (80 * Math.sin(i / 3.0)));
        }
        assertFalse(rhythms.present(Rhythm.ATRIAL_FIBRILLATION), "breathing is a rhythm");
    }

    @Test
    void takesBigeminyForARhythmWhetherVentricularOrNot() {
        for (int i = 0; i < 60; i++) {
            beats("S", 500);
            beats("N", 900);
        }
        assertFalse(rhythms.present(Rhythm.ATRIAL_FIBRILLATION));
    }

    @Test
    void refusesBeatsThatDoNotRise() {
        beats("N", 800);
        assertThrows(CheckFailure.class, () -> rhythms.beat(now, BeatClass.NORMAL));
    }

    private void beats(String classes, int intervalMs) {
        for (char symbol : classes.toCharArray()) {
            now += intervalMs;
            rhythms.beat(now, symbol == 'V' ? BeatClass.VENTRICULAR
                : symbol == 'S' ? BeatClass.SUPRAVENTRICULAR : BeatClass.NORMAL);
        }
    }

    private void pass(int samples, boolean isFibrillating, boolean isUsable) {
        for (int i = 0; i < samples; i++) {
            now++;
            rhythms.step(now, isFibrillating, isUsable);
        }
    }
}
