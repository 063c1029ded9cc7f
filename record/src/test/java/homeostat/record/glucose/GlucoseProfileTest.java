package homeostat.record.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The picture that a clinician reads first is made of these quantiles.
final class GlucoseProfileTest {

    @Test
    void findsQuantilesWithinHalfAMilligram() {
        GlucoseProfile profile = new GlucoseProfile();
        for (int i = 0; i <= 1000; i++) {
            profile.add(3, 100 + i / 10.0);
        }
        assertEquals(150, profile.quantileMgPerDl(0, 0.5), 0.5);
        assertEquals(105, profile.quantileMgPerDl(0, 0.05), 0.5);
        assertEquals(195, profile.quantileMgPerDl(0, 0.95), 0.5);
    }

    @Test
    void laysEveryDayOverTheSameHours() {
        GlucoseProfile profile = new GlucoseProfile();
        profile.add(7 * 60, 120);
        profile.add(3 * 1440 + 7 * 60 + 4, 120);
        assertEquals(120.5, profile.quantileMgPerDl(7 * 12, 0.5), 0.51);
        assertTrue(Double.isNaN(profile.quantileMgPerDl(7 * 12 + 1, 0.5)));
        assertEquals(7 * 60 + 2.5, GlucoseProfile.minuteOfDay(7 * 12));
    }

    @Test
    void keepsWhatLiesBeyondItsScaleAtTheEnds() {
        GlucoseProfile profile = new GlucoseProfile();
        profile.add(0, 900);
        profile.add(5, -3);
        assertEquals(600.5, profile.quantileMgPerDl(0, 0.5));
        assertEquals(0.5, profile.quantileMgPerDl(1, 0.5));
    }
}
