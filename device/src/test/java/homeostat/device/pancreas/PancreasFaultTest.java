package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Assembly;
import homeostat.kernel.Check;
import homeostat.kernel.Device;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;

/// Exists because people were hurt by each of these: a sensor that lies, a pump that does not
/// answer, a loop that stops in silence.
class PancreasFaultTest {
    private static final double BASAL = 0.9;

    // [utest->req~stale-reading-ends-dosing~1]
    @Test
    void fallsBackToBasalAndAlarmsWhenTheSensorIsStale() {
        Bed bed = Bed.regulating(200);
        assertTrue(bed.rateUnitsPerHour > BASAL);
        bed.silence(14);

        assertFallback(bed, BASAL);
    }

    // [utest->req~implausible-reading-ends-dosing~1]
    @Test
    void fallsBackToBasalAndAlarmsWhenAReadingIsNoNumber() {
        Bed bed = Bed.regulating(200);
        bed.reading(Double.NaN);

        assertFallback(bed, BASAL);
    }

    @Test
    void fallsBackToBasalAndAlarmsWhenAReadingIsOutOfRange() {
        Bed bed = Bed.regulating(200);
        bed.reading(700);

        assertFallback(bed, BASAL);
    }

    @Test
    void fallsBackToBasalAndAlarmsWhenAReadingJumps() {
        Bed bed = Bed.regulating(110);
        bed.reading(290);

        assertFallback(bed, BASAL);
    }

    @Test
    void fallsBackToBasalAndAlarmsWhenTheSensorIsFlat() {
        Bed bed = Bed.regulating(200);
        for (int i = 0; i < 50; i++) {
            bed.reading(201);
        }

        assertFallback(bed, BASAL);
    }

    @Test
    void fallsBackToBasalAndAlarmsWhenAReadingComesFromTheFuture() {
        Bed bed = Bed.regulating(200);
        bed.device.offer(Bed.GLUCOSE, 200, Quality.GOOD.code(), bed.nowNs() + Span.minutes(5));
        bed.silence(1);

        assertFallback(bed, BASAL);
    }

    @Test
    void believesAJumpOnceAnHourOfReadingsAgrees() {
        Bed bed = Bed.regulating(110);
        bed.readings(60, 230, 0);
        assertFallback(bed, BASAL);
        bed.readings(10, 230, 0);

        assertEquals("Regulating", bed.mode());
        assertEquals(AlarmState.LATCHED, bed.alarm("control lost"));
    }

    @Test
    void givesNothingAtOnceWhenAReadingJumpsBelowTheFloor() {
        Bed bed = Bed.regulating(180);
        bed.reading(60);

        assertFallback(bed, 0);
    }

    @Test
    void givesBackInFallbackTheBasalThatABolusHadBorrowed() {
        Bed bed = Bed.regulating(180);
        bed.meal(20);
        bed.readings(20, 180, -1);
        bed.silence(14);
        assertEquals("Fallback", bed.mode());
        assertTrue(bed.rateUnitsPerHour < BASAL, "rate " + bed.rateUnitsPerHour);

        bed.silence(200);
        assertEquals(BASAL, bed.rateUnitsPerHour);
    }

    @Test
    void givesNothingInFallbackWhileTheLastPlausibleReadingIsLow() {
        Bed bed = Bed.regulating(110);
        bed.readings(25, 110, -1.5);
        bed.readings(2, 72, 0);
        bed.silence(20);
        assertFallback(bed, 0);

        bed.silence(60);
        assertFallback(bed, BASAL);
    }

    @Test
    void regulatesAgainOnlyAfterSeveralGoodReadings() {
        Bed bed = Bed.regulating(150);
        bed.silence(14);
        for (int i = 1; i < PancreasMode.GOOD_READINGS; i++) {
            bed.reading(150 + i);
            assertEquals("Fallback", bed.mode());
        }
        bed.reading(152);

        assertEquals("Regulating", bed.mode());
    }

    // [utest->req~unsettled-dose-counts-as-given~1]
    @Test
    void countsADoseOfUnknownOutcomeAsGiven() {
        Bed told = Bed.regulating(130);
        told.meal(60);
        told.readings(4, 130, 0);
        Bed untold = Bed.regulating(130);
        untold.outcome = Outcome.UNKNOWN;
        untold.meal(60);
        untold.readings(4, 130, 0);
        Bed lost = Bed.regulating(130);
        lost.answers = false;
        lost.meal(60);
        lost.readings(4, 130, 0);

        double given = told.output("insulin on board");
        assertTrue(given > 2);
        assertEquals(given, untold.output("insulin on board"), 0.2);
        assertEquals(given, lost.output("insulin on board"), 0.2);
    }

    @Test
    void givesNoSecondBolusWhileTheFirstIsInDoubtAndSaysSo() {
        Bed bed = Bed.regulating(130);
        bed.answers = false;
        bed.meal(60);
        bed.readings(3, 130, 0);
        double first = bed.bolusUnits;
        bed.meal(60);
        bed.readings(20, 130, 1);

        assertEquals(first, bed.bolusUnits);
        assertEquals(AlarmState.ACTIVE, bed.alarm("insulin outcome unknown"));
        assertEquals("Cautious", bed.mode());
        assertTrue(bed.rateUnitsPerHour <= BASAL);
    }

    @Test
    void settlesALateReceiptAndGoesOn() {
        Bed bed = Bed.regulating(130);
        bed.answers = false;
        bed.meal(60);
        bed.readings(20, 130, 1);
        double counted = bed.output("insulin on board");
        bed.answers = true;
        bed.device.settle(Bed.BOLUS, bed.device.<InsulinAmount>order(Bed.BOLUS).sequence(),
                Outcome.REFUSED.code(), 0, bed.nowNs());
        bed.readings(3, 150, 0);

        assertTrue(bed.output("insulin on board") < counted - 2);
        assertEquals("Regulating", bed.mode());
    }

    @Test
    void countsAPumpThatClaimsTheImpossibleAsHavingGivenAll() {
        Bed bed = Bed.regulating(130);
        bed.answers = false;
        bed.meal(60);
        bed.readings(2, 130, 0);
        double counted = bed.output("insulin on board");
        bed.device.settle(Bed.BOLUS, bed.device.<InsulinAmount>order(Bed.BOLUS).sequence(),
                Outcome.PARTIAL.code(), Double.NaN, bed.nowNs());
        bed.readings(2, 130, 0);

        assertEquals(counted, bed.output("insulin on board"), 0.3);
    }

    // [utest->req~loss-of-control-is-heard~1]
    @Test
    void goesOnWithBasalAndAlarmsWhenItsOwnControlTraps() {
        Bed bed = new Bed(trappingAt(Span.minutes(30)));
        bed.readings(30, 200, 0);
        assertTrue(bed.rateUnitsPerHour > BASAL);
        bed.readings(3, 200, 0);

        assertEquals("Trapped", bed.mode());
        assertEquals(Regime.FALLBACK, bed.device.modes(0).publishedRegime());
        assertEquals(AlarmState.ACTIVE, bed.alarm("control trapped"));
        assertEquals(BASAL, bed.rateUnitsPerHour);
        assertEquals(0, bed.boluses);

        bed.readings(20, 60, 0);
        assertEquals(0, bed.rateUnitsPerHour);
    }

    @Test
    void goesOnWithBasalWhenItsControlIsTooLate() {
        Bed bed = Bed.regulating(200);
        bed.device.overran(0, bed.nowNs());
        bed.readings(10, 200, 0);

        assertEquals(AlarmState.ACTIVE, bed.alarm("control trapped"));
        assertEquals(BASAL, bed.rateUnitsPerHour);
    }

    @Test
    void remembersNothingOfAStepThatTrapped() {
        Bed bed = new Bed(trappingAt(Span.minutes(30)));
        bed.readings(30, 130, 0);
        bed.meal(60);
        bed.readings(1, 130, 0);

        assertEquals(0, bed.boluses);
    }

    private static void assertFallback(Bed bed, double unitsPerHour) {
        assertEquals("Fallback", bed.mode());
        assertNotEquals(AlarmState.INACTIVE, bed.alarm("control lost"));
        assertEquals(unitsPerHour, bed.rateUnitsPerHour);
        assertEquals(0, bed.boluses);
    }

    /// A pancreas whose control does its step and then trips over itself at `trapNs`.
    private static Device trappingAt(long trapNs) {
        Assembly device = new Assembly("pancreas", "Pancreas that trips", Pancreas.loop());
        Therapy therapy = new Therapy(device, Clinic.ordinary());
        TaskAssembly control = device.task("control",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        PancreasPorts ports = new PancreasPorts(control);
        Task inner = new PancreasControl(control, therapy, ports);
        control.runs(nowNs -> {
            inner.step(nowNs);
            Check.that(nowNs < trapNs, "it trips");
        }, Pancreas.fallback(control, therapy, ports));
        return device.assemble();
    }
}
