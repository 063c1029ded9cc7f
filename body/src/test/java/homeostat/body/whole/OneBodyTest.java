package homeostat.body.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.circulation.HeartFailure;
import homeostat.body.glucose.RenalInsulin;
import homeostat.body.lung.Breathing;
import homeostat.seed.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because the organs of one person share one blood and one chest: what is done to one of
/// them has to be felt by the others, in the direction and of the size that physiology knows.
class OneBodyTest {
    private static final int QUIET_SECONDS = 60;
    private static final int ANSWER_SECONDS = 120;
    private static final double PUMP_RPM = 5400;

    private static OneBody rested() {
        OneBody body = new OneBody(OnePerson.typical(), PUMP_RPM);
        live(body, QUIET_SECONDS);
        return body;
    }

    private static void live(OneBody body, int seconds) {
        for (int i = 0; i < seconds; i++) {
            body.second();
        }
    }

    private static double output(OneBody body) {
        return body.heart().beat().outputLPerMin();
    }

    private static double caval(OneBody body) {
        return body.heart().beat().venaCava().mean();
    }

    @Test
    void leftAloneItStaysWhereItIs() {
        OneBody body = rested();
        double volume = body.heart().body().volumeMl();
        double output = output(body);
        double oxygen = body.lungs().arterialOxygenMmHg();
        double glucose = body.glucose().subcutaneousGlucoseMgPerDl();
        live(body, ANSWER_SECONDS);
        assertEquals(volume, body.heart().body().volumeMl(), 1, "blood under pressure");
        assertEquals(output, output(body), 0.1, "output");
        assertEquals(oxygen, body.lungs().arterialOxygenMmHg(), 1, "oxygen");
        assertEquals(glucose, body.glucose().subcutaneousGlucoseMgPerDl(), 0.1, "glucose");
    }

    @Test
    void waterThatIsDrawnOffIsMissingBeforeTheHeart() {
        OneBody body = rested();
        double filling = body.heart().endDiastolicMmHg();
        body.fluids().treatment().ultrafiltrationMlPerMin = 150;
        live(body, ANSWER_SECONDS);
        assertTrue(body.heart().endDiastolicMmHg() < filling - 0.5, "filling falls");
    }

    @Test
    void bloodThatIsLostIsLostToTheMillilitreAndThePressureIsHeld() {
        OneBody body = rested();
        double volume = body.heart().body().volumeMl();
        double blood = body.fluids().bloodMl();
        double filling = body.heart().endDiastolicMmHg();
        double pressure = body.heart().beat().aorta().mean();
        body.fluids().bleed(500);
        live(body, ANSWER_SECONDS);
        assertEquals(body.fluids().bloodMl() - blood, body.heart().body().volumeMl() - volume,
                1e-9, "what one model lost is what the other lost");
        double fall = filling - body.heart().endDiastolicMmHg();
        assertTrue(fall > 2 && fall < 8, "preload falls by some mmHg: " + fall);
        assertEquals(pressure, body.heart().beat().aorta().mean(), 6, "nerves hold the pressure");
        assertTrue(60 / body.heart().body().tone().heartPeriodSeconds > 80, "the heart quickens");
    }

    @Test
    void bloodIsConservedThroughATreatmentInWhichEverythingHappens() {
        OneBody body = rested();
        double volume = body.heart().body().volumeMl();
        double blood = body.fluids().bloodMl();
        Stream stream = Stream.of(6);
        body.fluids().treatment().ureaClearanceMlPerMin = 240;
        for (int i = 0; i < 12; i++) {
            body.fluids().treatment().ultrafiltrationMlPerMin = stream.uniform(0, 40);
            body.fluids().infuse(stream.uniform(0, 100));
            body.exert(stream.uniform());
            body.heart().turn(stream.uniform(4000, 6500));
            body.breathe(Breathing.ventilated(body.person().lungs().mechanics(),
                    stream.uniform(300, 700), 15, stream.uniform(0, 15)), 0.5);
            live(body, 30);
        }
        assertEquals(body.fluids().bloodMl() - blood, body.heart().body().volumeMl() - volume,
                1e-9);
    }

    @Test
    void pressureInTheChestHoldsBloodBackFromTheHeart() {
        OneBody body = rested();
        double output = output(body);
        double caval = caval(body);
        double filling = body.heart().endDiastolicMmHg();
        body.breathe(Breathing.ventilated(body.person().lungs().mechanics(), 500, 14, 15), 0.4);
        live(body, ANSWER_SECONDS);
        double rise = caval(body) - caval;
        assertTrue(rise > 1 && rise < 5, "the great veins fill by some mmHg: " + rise);
        assertTrue(body.heart().endDiastolicMmHg() < filling - 1, "the heart fills less");
        double share = output(body) / output;
        assertTrue(share > 0.75 && share < 0.99, "output falls, by a quarter at most: " + share);
    }

    @Test
    void lungsHaveTheBloodThatTheHeartGives() {
        OneBody body = rested();
        double venous = body.lungs().venousSaturation();
        double output = output(body);
        body.heart().turn(3500);
        body.heart().strength(0.4);
        live(body, ANSWER_SECONDS);
        assertTrue(output(body) < 0.8 * output, "less output");
        assertTrue(body.lungs().venousSaturation() < venous - 0.05, "tissues take their oxygen");
        assertTrue(body.lungs().arterialSaturation() > 0.93, "lungs still give it");
    }

    @Test
    void aPacemakersRateIsTheHeartsPeriod() {
        OneBody body = rested();
        double output = output(body);
        double caval = caval(body);
        body.heart().block(35);
        live(body, ANSWER_SECONDS);
        assertEquals(60.0 / 35, body.heart().body().tone().heartPeriodSeconds, 1e-12);
        assertTrue(output(body) < 0.9 * output, "a slow heart gives less");
        assertTrue(caval(body) > caval + 2, "and blood waits before it");
        body.heart().pace(80);
        live(body, ANSWER_SECONDS);
        assertEquals(60.0 / 80, body.heart().body().tone().heartPeriodSeconds, 1e-12);
        assertEquals(output, output(body), 0.2, "paced, it gives what it gave");
    }

    @Test
    void workTakesFromEveryOrgan() {
        OneBody body = rested();
        double output = output(body);
        double venous = body.lungs().venousSaturation();
        body.exert(0.3);
        live(body, ANSWER_SECONDS);
        assertTrue(output(body) > 1.05 * output, "more output");
        assertTrue(body.lungs().venousSaturation() < venous - 0.05, "more oxygen used");
        assertEquals(38, body.lungs().arterialCarbonDioxideMmHg(), 6, "and more is breathed");
    }

    @Test
    void hasTheInsulinNeedsOfSomebodyWithoutKidneys() {
        OneBody body = rested();
        double healthy = body.person().diabetes().clinic().basalUnitsPerHour();
        assertEquals(healthy * RenalInsulin.clearedShare(body.person().diabetes(), 0),
                body.insulinUnitsPerHour(), 1e-12);
    }

    @Test
    void everybodyOfACohortIsOnePersonAndTheSameWhoeverElseIsAsked() {
        List<OnePerson> some = OnePerson.cohort(3, 4);
        List<OnePerson> more = OnePerson.cohort(3, 12);
        for (int i = 0; i < some.size(); i++) {
            assertEquals(some.get(i).lungs(), more.get(i).lungs());
            assertEquals(some.get(i).heart(), more.get(i).heart());
            assertEquals(some.get(i).diabetes().coefficients(),
                    more.get(i).diabetes().coefficients());
        }
        for (OnePerson each : more) {
            assertEquals(33 * each.kidneys().body().haematocrit(),
                    each.lungs().haemoglobinGPerDl(), "one blood");
            assertEquals(each.kidneys().body().dryWeightKg(), each.lungs().weightKg(),
                    "one weight");
            OneBody body = new OneBody(each, PUMP_RPM);
            live(body, 20);
            double pressure = body.heart().beat().aorta().mean();
            assertTrue(pressure > 60 && pressure < 110, each.name() + " " + pressure);
            double saturation = body.lungs().arterialSaturation();
            assertTrue(saturation > 0.92, each.name() + " " + saturation);
        }
        assertEquals(HeartFailure.cohort(3, 1).getFirst(), more.getFirst().heart());
    }
}
