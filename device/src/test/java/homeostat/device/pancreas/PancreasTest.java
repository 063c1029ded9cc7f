package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.CheckFailure;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Exists because the pancreas must do the right thing on its good days, and say so on its bad
/// ones.
class PancreasTest {
    private static final double BASAL = 0.9;

    @Test
    void aMealFromLongAgoOrFromTheFutureIsNotCovered() {
        Bed bed = Bed.regulating(110);
        for (long apartNs : new long[] {-Span.minutes(31), Span.minutes(10)}) {
            assertTrue(bed.device.post(Bed.MEAL, 40, bed.nowNs() + apartNs));
            bed.readings(2, 110, 0);
            assertEquals(0, bed.device.outputBase(4), "nothing on board");
        }
    }

    @Test
    void givesTheBasalRateBeforeItHasSeenAnything() {
        Bed bed = new Bed();
        bed.silence(3);

        assertEquals("Starting", bed.mode());
        assertEquals(BASAL, bed.rateUnitsPerHour);
        assertEquals(0, bed.boluses);
    }

    @Test
    void alarmsWhenNoReadingEverComes() {
        Bed bed = new Bed();
        bed.silence(25);

        assertEquals(AlarmState.ACTIVE, bed.alarm("control not started"));
        assertEquals(BASAL, bed.rateUnitsPerHour);
    }

    @Test
    void regulatesAfterAFewGoodReadings() {
        Bed bed = new Bed();
        bed.readings(PancreasMode.GOOD_READINGS, 120, 0);

        assertEquals("Regulating", bed.mode());
    }

    @Test
    void holdsAboutBasalAtTheTarget() {
        Bed bed = Bed.regulating(110);

        assertEquals(BASAL, bed.rateUnitsPerHour, 0.4);
        assertEquals(110, bed.output("glucose estimate"), 5);
        assertEquals(AlarmState.INACTIVE, bed.alarm("control lost"));
    }

    @Test
    void givesMoreByTheRateWhenGlucoseStandsHighAndNeverMoreThanTheLimit() {
        Bed bed = Bed.regulating(160);

        assertTrue(bed.rateUnitsPerHour > 1.5 * BASAL, "rate " + bed.rateUnitsPerHour);
        assertTrue(bed.rateUnitsPerHour <= 4 * BASAL);
        assertEquals(0, bed.boluses);
    }

    @Test
    void meetsARiseThatNobodyAnnouncedWithMicroboluses() {
        Bed bed = Bed.regulating(110);
        bed.readings(25, 110, 0.4);
        assertEquals(0, bed.boluses);

        bed.readings(40, 120, 2);
        assertTrue(bed.boluses > 1, "boluses " + bed.boluses);
        assertTrue(bed.bolusUnits > BASAL, "units " + bed.bolusUnits);
        assertTrue(bed.bolusUnits / bed.boluses <= 0.05 * 42, "units " + bed.bolusUnits);

        int boluses = bed.boluses;
        bed.readings(30, 198, -2);
        assertTrue(bed.boluses <= boluses + 1, "none when it falls again");
    }

    @Test
    void leavesARiseInSleepToTheRate() {
        Bed bed = Bed.regulating(120);
        double before = bed.rateUnitsPerHour;
        assertTrue(bed.sleep(60));

        bed.readings(40, 120, 2.5);

        assertEquals(0, bed.boluses);
        assertTrue(bed.rateUnitsPerHour > before, () -> "at " + bed.rateUnitsPerHour);

        assertTrue(bed.sleep(0), "awake");
        bed.readings(10, 220, 2.5);

        assertTrue(bed.boluses > 0, "given again");
    }

    @Test
    void stopsInsulinBeforeGlucoseIsLow() {
        Bed bed = Bed.regulating(110);
        bed.readings(20, 110, -1.5);

        assertEquals(0, bed.rateUnitsPerHour);
        assertTrue(bed.output("glucose estimate") > 70);
    }

    @Test
    void alarmsWhenGlucoseIsLowAndGivesNothing() {
        Bed bed = Bed.regulating(110);
        bed.readings(30, 110, -1.5);
        bed.readings(5, 62, 0);

        assertEquals("Suspended", bed.mode());
        assertEquals(AlarmState.ACTIVE, bed.alarm("glucose low"));
        assertEquals(0, bed.rateUnitsPerHour);
    }

    @Test
    void aHigherLimitAlarmsEarlierAndTreatsNoOtherwise() {
        Bed as = Bed.regulating(110);
        Bed moved = Bed.regulating(110);
        Sheet.LimitRow low = moved.device.sheet().limits().getFirst();
        assertEquals(Sheet.Keeper.PRESCRIBER, low.keeper());
        assertFalse(moved.device.stage(low.parameter(), 69), "below where insulin is withheld");
        assertTrue(moved.device.stage(low.parameter(), 90));
        moved.device.confirm();
        as.readings(20, 110, -1.5);
        moved.readings(20, 110, -1.5);

        assertEquals(AlarmState.INACTIVE, as.alarm("glucose low"));
        assertEquals(AlarmState.ACTIVE, moved.alarm("glucose low"));
        assertEquals(as.rateUnitsPerHour, moved.rateUnitsPerHour);
        assertEquals(as.output("insulin on board"), moved.output("insulin on board"));
    }

    @Test
    void meetsAMealWithOneBolus() {
        Bed bed = Bed.regulating(130);
        assertTrue(bed.meal(60));
        bed.readings(60, 130, 0.5);

        assertEquals(1, bed.boluses);
        assertTrue(bed.bolusUnits > 2 && bed.bolusUnits < 8, "bolus " + bed.bolusUnits);
    }

    @Test
    void takesARepeatedAnnouncementForTheSameMealAndSaysSo() {
        Bed bed = Bed.regulating(130);
        bed.meal(60);
        bed.meal(60);
        bed.readings(60, 130, 0.5);

        assertEquals(1, bed.boluses);
        assertEquals(AlarmState.LATCHED, bed.alarm("meal not covered"));
    }

    @Test
    void refusesAMealThatNobodyEats() {
        Bed bed = Bed.regulating(130);

        assertFalse(bed.meal(1000));
        assertFalse(bed.meal(-5));
        assertFalse(bed.meal(Double.NaN));
    }

    @Test
    void waitsWithTheBolusUntilGlucoseIsOutOfDanger() {
        Bed bed = Bed.regulating(110);
        bed.readings(30, 110, -1.5);
        bed.readings(5, 65, 0);
        bed.meal(40);
        bed.readings(5, 65, 1);
        assertEquals(0, bed.boluses);

        bed.readings(20, 70, 3);
        assertTrue(bed.boluses <= 1);
        assertEquals(AlarmState.INACTIVE, bed.alarm("control lost"));
    }

    @Test
    void givesNoBolusForAMealAnnouncedWithoutALoop() {
        Bed bed = Bed.regulating(130);
        bed.reading(130, Quality.IMPLAUSIBLE);
        bed.meal(60);
        bed.silence(3);

        assertEquals("Fallback", bed.mode());
        assertEquals(0, bed.boluses);
        assertNotEquals(AlarmState.INACTIVE, bed.alarm("meal not covered"));
    }

    @Test
    void takesBackFromTheAccountWhatThePumpSurelyDidNotGive() {
        Bed bed = Bed.regulating(130);
        double before = bed.output("insulin on board");
        bed.outcome = Outcome.REFUSED;
        bed.meal(60);
        bed.readings(3, 130, 0);

        assertEquals(before, bed.output("insulin on board"), 0.2);
        assertNotEquals(AlarmState.INACTIVE, bed.alarm("pump refuses"));
    }

    @Test
    void doesNotTakeAnImpossiblePrescription() {
        Clinic ordinary = Clinic.ordinary();
        Clinic wrong = new Clinic(InsulinRate.unitsPerHour(90), ordinary.carbohydrateRatio(),
                ordinary.correctionFactor(), ordinary.totalDailyInsulin(), ordinary.weight(),
                ordinary.target());

        Assertions.assertThrows(CheckFailure.class, () -> Pancreas.assemble(wrong));
    }

    @Test
    void namesItsHazardsAndItsLoop() {
        Bed bed = new Bed();

        assertFalse(bed.device.sheet().hazards().isEmpty());
        assertTrue(bed.device.sheet().loop().fallbackMode().contains("basal"));
    }
}
