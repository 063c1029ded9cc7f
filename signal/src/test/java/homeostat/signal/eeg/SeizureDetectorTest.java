package homeostat.signal.eeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Each rule of the detector against the head it is for.
final class SeizureDetectorTest {
    private static final double ONSET = 120;
    private final EegMonitor monitor = Heads.monitor(8);

    /// Background everywhere, and on the first `leads` leads a wave of its own from [#ONSET] on,
    /// for so many seconds. Gives the seconds in which the alarm stood.
    private int alarmSeconds(int leads, double lasting, Heads.Wave seizure) {
        Heads.Wave[] waves = new Heads.Wave[8];
        for (int i = 0; i < 8; i++) {
            waves[i] = Heads.background(i, 15);
        }
        double[] frame = new double[8];
        int alarms = 0;
        for (int i = 0; i < (ONSET + lasting + 60) * Heads.RATE; i++) {
            double seconds = i / Heads.RATE;
            boolean ictal = seconds >= ONSET && seconds < ONSET + lasting;
            for (int lead = 0; lead < 8; lead++) {
                frame[lead] = waves[lead].at(seconds)
                    + (ictal && lead < leads ? seizure.at(seconds) : 0);
            }
            if (monitor.step(frame)) {
                alarms += monitor.seizure().alarm() ? 1 : 0;
            }
        }
        return alarms;
    }

    @Test
    void tellsARhythmOnTwoLeadsWithinTheStatedLatency() {
        assertTrue(alarmSeconds(2, 60, Heads.sine(5, 70)) > 30);
        SeizureDetector seizure = monitor.seizure();
        assertEquals(ONSET, seizure.onsetSecond(), 3);
        long late = seizure.alarmSecond() - seizure.onsetSecond();
        assertTrue(late >= SeizureDetector.DURATION_SECONDS_MIN
            && late <= SeizureDetector.LATENCY_SECONDS_MAX, "late by " + late);
        assertFalse(seizure.alarm(), "it ends");
    }

    @Test
    void isSilentAboutBackgroundAlone() {
        assertEquals(0, alarmSeconds(0, 60, Heads.sine(5, 70)));
        assertEquals(-1, monitor.seizure().onsetSecond());
        assertEquals(-1, monitor.seizure().alarmSecond());
    }

    @Test
    void isSilentAboutOneLead() {
        assertEquals(0, alarmSeconds(1, 60, Heads.sine(5, 70)));
    }

    @Test
    void isSilentAboutARhythmOfSevenSeconds() {
        assertEquals(0, alarmSeconds(4, 7, Heads.sine(5, 70)));
    }

    @Test
    void isSilentAboutNoise() {
        assertEquals(0, alarmSeconds(8, 60, Heads.background(99, 45)));
    }

    @Test
    void isSilentAboutAMinuteWithoutSamples() {
        assertEquals(0, alarmSeconds(8, 60, seconds -> Double.NaN));
    }

    @Test
    void hasLearntAfterAMinute() {
        Heads.run(monitor, 59, Heads.background(1, 15));
        assertFalse(monitor.seizure().learned(0));
        Heads.run(monitor, 2, Heads.background(1, 15));
        assertTrue(monitor.seizure().learned(0));
    }

    @Test
    void scoresAboveOneOnlyInTheSeizure() {
        alarmSeconds(0, 0, Heads.sine(5, 70));
        assertTrue(monitor.seizure().score() < 1, "score " + monitor.seizure().score());
        assertEquals(0, monitor.seizure().activeLeads());
    }
}
