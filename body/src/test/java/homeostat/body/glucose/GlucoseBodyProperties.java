package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why: golden traces are one good day. A device under test also gives bad ones, and the model
/// must be solved as exactly there: gluttony, stacked boluses, no insulin at all.
final class GlucoseBodyProperties {

    private static final int MINUTES = 300;

    /// A day nobody should have: meals and boluses by minute of the first five hours.
    record Day(GlucosePatient patient, List<Event> events, double basalFactor) {
        double basalUnits() {
            return patient.clinic().basalUnitsPerMinute() * basalFactor;
        }
    }

    record Event(int minute, double grams, double units) {}

    private static Generator<Day> days() {
        Generator<Event> event = choices -> new Event(
                Generators.ints(0, MINUTES - 1).from(choices),
                Generators.doubles(0, 150).from(choices),
                Generators.doubles(0, 12).from(choices));
        Generator<GlucosePatient> patient = Generators.elements(GlucosePatients.all());
        return choices -> new Day(patient.from(choices),
                Generators.lists(event, 0, 6).from(choices),
                Generators.doubles(0, 3).from(choices));
    }

    private static double units(Day day, int minute) {
        double units = day.basalUnits();
        for (Event event : day.events()) {
            units += event.minute() == minute ? event.units() : 0;
        }
        return units;
    }

    private static void serve(Day day, int minute, Meals plate) {
        for (Event event : day.events()) {
            plate.announce(event.minute() == minute ? event.grams() : 0);
        }
    }

    @Test
    void agreesWithTheEquationsWrittenPlainly() {
        Property.named("series and Runge-Kutta agree").cases(60).check(days(), day -> {
            GlucoseBody body = new GlucoseBody(day.patient());
            PlainModel plain = new PlainModel(day.patient());
            Meals plate = new Meals();
            for (int minute = 0; minute < MINUTES; minute++) {
                serve(day, minute, plate);
                double grams = plate.eatMinute();
                body.minute(units(day, minute), grams);
                plain.minute(units(day, minute), grams);
                assertEquals(plain.subcutaneousGlucoseMgPerDl(),
                        body.subcutaneousGlucoseMgPerDl(), 1e-3, "minute " + minute);
            }
        });
    }

    @Test
    void losesNoCarbohydrate() {
        Property.named("eaten is absorbed or still inside").cases(200).check(days(), day -> {
            GlucoseBody body = new GlucoseBody(day.patient());
            double kabs = day.patient().coefficients().gut().kabs();
            Meals plate = new Meals();
            double eatenMg = 0;
            double absorbedMg = 0;
            for (int minute = 0; minute < MINUTES; minute++) {
                serve(day, minute, plate);
                double grams = plate.eatMinute();
                double gutBeforeMg = body.state(2);
                body.minute(units(day, minute), grams);
                eatenMg += grams * 1000;
                absorbedMg += kabs * (gutBeforeMg + body.state(2)) / 2;
            }
            double insideMg = body.carbohydrateOnBoardGrams() * 1000;
            assertEquals(eatenMg, absorbedMg + insideMg, 0.005 * eatenMg);
        });
    }

    @Test
    void livesTheSameLifeTwice() {
        Property.named("same inputs, same bits").cases(40).check(days(), day -> {
            GlucoseBody body = new GlucoseBody(day.patient());
            double first = live(day, body);
            body.reset();
            assertEquals(Double.doubleToRawLongBits(first),
                    Double.doubleToRawLongBits(live(day, body)));
        });
    }

    @Test
    void insulinNeverGoesBelowNone() {
        Property.named("insulin is never negative").cases(100).check(days(), day -> {
            GlucoseBody body = new GlucoseBody(day.patient());
            live(day, body);
            for (int state : new int[] {5, 9, 10, 11}) {
                assertTrue(body.state(state) >= 0, "x" + (state + 1));
            }
        });
    }

    @Test
    void staysFiniteWhateverItIsGiven() {
        Generator<Event> minute = choices -> new Event(0,
                Generators.doubles(0, 500).from(choices),
                Generators.doubles(0, 1000).from(choices));
        Property.named("any input, finite states").cases(300)
                .check(Generators.lists(minute, 1, 20), minutes -> {
                    GlucoseBody body = new GlucoseBody(GlucosePatients.named("child#009"));
                    for (Event event : minutes) {
                        body.minute(event.units(), event.grams());
                        body.minute(0, Double.MIN_VALUE);
                    }
                    for (int state = 0; state < GlucoseBody.STATES; state++) {
                        assertTrue(Double.isFinite(body.state(state)), "x" + (state + 1));
                    }
                });
    }

    private static double live(Day day, GlucoseBody body) {
        Meals plate = new Meals();
        for (int minute = 0; minute < MINUTES; minute++) {
            serve(day, minute, plate);
            body.minute(units(day, minute), plate.eatMinute());
        }
        return body.subcutaneousGlucoseMgPerDl();
    }
}
