package homeostat.trial.eeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.record.Recording;
import homeostat.record.eeg.EegReview;
import homeostat.record.eeg.SeizureScore;
import homeostat.record.eeg.SeizureSpan;
import homeostat.seed.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ten seconds of a real seizure say nothing about a night without one: false alarms and lateness
/// are tried on synthetic heads.
final class SeizureTrial {
    private static final EegTrial.Request REQUEST = new EegTrial.Request(11, 0.25, 4, 1);

    @Test
    void findsSeizuresInTimeAndIsSilentAboutChewingBlinkingAndMuscle() {
        EegTrial.Result all = EegTrial.Result.NONE;
        for (int seed = 0; seed < 3; seed++) {
            all = all.plus(EegTrial.run(new EegTrial.Request(seed, 0.75, 6, 2)));
        }
        SeizureScore events = all.events();
        assertEquals(3, all.heads());
        assertEquals(6, events.reference());
        assertEquals(1, events.sensitivity(), 0.17, events.toString());
        assertTrue(events.falseAlarms() <= 1, events.toString());
        assertTrue(all.latencyMedianSeconds() <= 20, "median " + all.latencyMedianSeconds());
        assertTrue(all.latencyLongestSeconds() <= 40, "worst " + all.latencyLongestSeconds());
    }

    @Test
    void isSilentThroughASleepWithoutSeizures() {
        EegTrial.Result sleep = EegTrial.run(new EegTrial.Request(5, 1.5, 6, 0));
        assertEquals(0, sleep.events().falseAlarms(), sleep.events().toString());
        assertTrue(Double.isNaN(sleep.latencyMedianSeconds()));
    }

    @Test
    void theSameSeedIsTheSameHead() {
        assertEquals(EegTrial.run(REQUEST), EegTrial.run(REQUEST));
        double[] one = new double[8];
        double[] other = new double[8];
        EegScript script = EegScript.draw(Stream.of(1), 1, 8, 1);
        SyntheticEeg first = new SyntheticEeg(Stream.of(1), 256, 8, script);
        SyntheticEeg second = new SyntheticEeg(Stream.of(1), 256, 8, script);
        for (int i = 0; i < 5000; i++) {
            first.next(one);
            second.next(other);
            assertArrayEquals(one, other);
        }
        SyntheticEeg third = new SyntheticEeg(Stream.of(2), 256, 8, script);
        third.next(other);
        assertFalse(one[0] == other[0]);
    }

    @Test
    void aScriptKeepsSeizuresApartAndInOrder() {
        EegScript script = EegScript.draw(Stream.of(3), 24, 16, 8);
        double before = 0;
        for (EegEvent seizure : script.seizures()) {
            assertTrue(seizure.startSeconds() - before >= 240, "apart");
            before = seizure.endSeconds();
        }
        assertEquals(8, script.seizures().size());
        assertTrue(before <= 24 * 3600);
        assertTrue(script.events().size() > 100);
    }

    @Test
    void aRecordingOfTheHeadIsReviewedAsTheHeadItself() {
        try (Recording recording = new SyntheticRecording(4, 0.4, 2)) {
            List<SeizureSpan> told = new EegReview(recording, 50).run((second, done, all) -> { });
            assertEquals(2, told.size());
            for (int i = 0; i < 2; i++) {
                assertEquals(recording.notes().get(i).onsetNs() * 1e-9,
                    told.get(i).startSeconds(), 15);
            }
        }
    }
}
